using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Rules;

/// <summary>Rules that an admin sets in words. One per feature that has some.</summary>
internal interface IRules
{
    /// <summary>Values of the contract's <c>rule</c>.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Sets the rule; the person is an admin.</summary>
    Task<Reply> SetAsync(Turn turn, string rule, Frame frame, CancellationToken cancellationToken);
}

/// <summary>首联改成12小时: rules of the company, for admins (intent <c>config</c>).</summary>
internal sealed class ChangeRules(IEnumerable<IRules> rules) : IFrameHandler
{
    public string Intent => "config";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin) return Task.FromResult<Reply>(new Reply.Refuse("rules.onlyAdmins"));
        if (frame.Text(Frame.OfGrade) is { } grade) return Task.FromResult<Reply>(new Reply.Refuse("rules.allGrades", ("grade", grade)));
        return RuleOf(frame) is { } rule && rules.FirstOrDefault(known => known.Names.Contains(rule)) is { } owner
            ? owner.SetAsync(turn, rule, frame, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("rules.notYet"));
    }

    // In place, so that what cannot be leaves the rule as it was set.
    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken) =>
        RuleOf(corrected) == RuleOf(preview.Frame) ? await HandleAsync(turn, corrected, cancellationToken) : null;

    private static string? RuleOf(Frame frame) => frame.Text("rule") ?? frame.Text(Frame.OwnRule);
}
