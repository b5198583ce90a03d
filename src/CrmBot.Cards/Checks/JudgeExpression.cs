namespace CrmBot.Cards;

/// <summary>Looks into expressions: can one put text of a user into the card, and which words does it need.</summary>
internal static class JudgeExpression
{
    /// <summary>The reserved name of sentences our code made from words, dates and numbers; never anybody's own text.</summary>
    public const string Say = "say";

    /// <summary>Whether all the text this can yield is ours.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="repeated">Whether it stands under a <c>$data</c>, where plain names are the element's.</param>
    public static bool IsOurs(Expression expression, bool repeated) => expression switch
    {
        ConstantExpression => true,
        StartExpression { Start: PathStart.Index } => true,
        StartExpression { Start: PathStart.Name } start => start.Name == Say || (start.Name == Scope.Words && !repeated),
        MemberExpression { Name: Say } => true,
        MemberExpression { Target: StartExpression { Start: PathStart.Root }, Name: Scope.Words } => true,
        MemberExpression member => IsOurs(member.Target, repeated),
        ElementExpression element => IsOurs(element.Target, repeated),
        CallExpression { Function.Carries: ResultText.Never } => true,
        CallExpression { Function.Carries: ResultText.FromBranches } call => call.Arguments.Skip(1).All(a => IsOurs(a, repeated)),
        CallExpression call => call.Arguments.All(a => IsOurs(a, repeated)),
        _ => false,
    };

    /// <summary>Dotted keys of all words the expression names outright.</summary>
    public static IEnumerable<string> WordKeys(Expression expression, bool repeated) => expression switch
    {
        MemberExpression member when KeyOf(member, repeated) is { } key => [key],
        MemberExpression member => WordKeys(member.Target, repeated),
        ElementExpression element => [.. WordKeys(element.Position, repeated), .. WordKeys(element.Target, repeated).Select(k => k + ".*")],
        CallExpression call => call.Arguments.SelectMany(a => WordKeys(a, repeated)),
        _ => [],
    };

    private static string? KeyOf(MemberExpression member, bool repeated) => member.Target switch
    {
        StartExpression { Start: PathStart.Name, Name: Scope.Words } when !repeated => member.Name,
        MemberExpression { Name: Scope.Words, Target: StartExpression { Start: PathStart.Root } } => member.Name,
        MemberExpression inner when KeyOf(inner, repeated) is { } key => $"{key}.{member.Name}",
        _ => null,
    };
}
