using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>Brings every invoke to the one who answers it; 501 when there is none.</summary>
internal sealed class RouteInvokes
{
    private readonly Dictionary<string, IAnswerInvoke> answerers = new(StringComparer.Ordinal);

    public RouteInvokes(IEnumerable<IAnswerInvoke> answerers)
    {
        foreach (var answerer in answerers)
            foreach (var name in answerer.Names)
                this.answerers.Add(name, answerer);
    }

    public Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken) =>
        answerers.TryGetValue(invoke.Name ?? "", out var answerer)
            ? answerer.AnswerAsync(invoke, hostToken)
            : Task.FromResult(ActivityAnswer.NotImplemented());
}
