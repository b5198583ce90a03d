using CrmBot.Runtime.Lookups;
using CrmBot.Runtime.Time;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>Choices for an input that searches while one types. Only what the person may choose; late or unknown gives none.</summary>
internal sealed class AnswerSearch(ILookups lookups, InvokeBudgets budgets, Clocks clocks) : IAnswerInvoke
{
    public IReadOnlyCollection<string> Names { get; } = [InvokeNames.Search];

    public async Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken)
    {
        if (SearchInvoke.From(invoke) is not { } search)
            return ActivityAnswer.BadRequest("BadSearch");
        var work = lookups.FindAsync(invoke.Sender(), search.Dataset, new LookupQuery(search.Text, search.Skip, search.Top), hostToken);
        var found = await InvokeBudgets.IsInTimeAsync(work, budgets.Search, clocks.System) ? await work : null;
        return SearchAnswer.Of((found?.Hits ?? []).Where(hit => hit.MayChoose).Select(hit =>
            new SearchChoice(hit.Detail.Length == 0 ? hit.Title : $"{hit.Title} · {hit.Detail}", hit.Id)));
    }
}
