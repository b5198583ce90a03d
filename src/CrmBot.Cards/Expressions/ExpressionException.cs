namespace CrmBot.Cards;

/// <summary>
/// An expression cannot be read or has no value; the template adds its name and the place and throws a <see cref="CardException"/>.
/// </summary>
internal sealed class ExpressionException(string problem) : Exception(problem);
