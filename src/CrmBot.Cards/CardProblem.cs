namespace CrmBot.Cards;

/// <summary>Something in the cards folder that breaks a rule of <c>cards/README.md</c>.</summary>
/// <param name="Where">File and place, such as <c>reminder.json /body/0/text</c>.</param>
/// <param name="Problem">What is wrong and what to do instead.</param>
public sealed record CardProblem(string Where, string Problem)
{
    public override string ToString() => $"{Where}: {Problem}";
}
