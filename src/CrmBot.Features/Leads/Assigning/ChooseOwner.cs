using CrmBot.Features.People;

namespace CrmBot.Features.Leads.Assigning;

/// <param name="Chosen">Null when nobody is free.</param>
/// <param name="Candidates">Everybody who was looked at, with the reason why each was or was not free.</param>
/// <param name="Ties">How many were equally good.</param>
internal sealed record Choice(Candidate? Chosen, IReadOnlyList<Candidate> Candidates, int Ties);

/// <summary>
/// Who of several gets a lead: whoever has least to do for their share, chance between equals. An A
/// lead goes to the experienced first, and to somebody else only when none of them is free.
/// </summary>
internal static class ChooseOwner
{
    private const double Same = 1e-9;

    public static Choice Among(IReadOnlyList<Candidate> candidates, string? grade, IDice dice)
    {
        var looked = grade == "A" ? ExperiencedFirst(candidates) : candidates;
        List<Candidate> free = [.. looked.Where(one => one.IsFree)];
        if (free.Count == 0) return new(null, looked, 0);
        var least = free.Min(one => one.LoadAfter);
        List<Candidate> best = free.FindAll(one => one.LoadAfter - least < Same);
        return new(best[best.Count == 1 ? 0 : dice.Roll(best.Count)], looked, best.Count);
    }

    private static List<Candidate> ExperiencedFirst(IReadOnlyList<Candidate> candidates)
    {
        var rank = candidates.Where(one => one.IsFree).Select(Rank).DefaultIfEmpty(0).Min();
        return [.. candidates.Select(one => one.IsFree && Rank(one) > rank ? one with { State = Free.LessExperienced } : one)];
    }

    private static int Rank(Candidate one) => one.Level switch { Levels.Senior => 0, null => 1, _ => 2 };
}
