using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>Answers some kinds of invoke: the HTTP answer is what the person's client shows.</summary>
internal interface IAnswerInvoke
{
    /// <summary>Names of the invokes; the empty name is a button of an old card.</summary>
    IReadOnlyCollection<string> Names { get; }

    Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken);
}
