namespace CrmBot.Language.Times;

/// <summary>Where in relation to a festival.</summary>
internal enum FestivalPlace
{
    Whole,
    Before,
    FirstDay,
    After,
}

/// <summary>春节, 节前, 国庆后第一个工作日.</summary>
/// <param name="Name">A name of the calendar, lower case; null for a festival without a name (节后).</param>
/// <param name="Place">Before, on, after.</param>
/// <param name="Workday">After: the n-th workday.</param>
internal sealed record FestivalExpression(string? Name, FestivalPlace Place, int Workday = 1) : DayExpression
{
    public override bool IsPeriod => Place == FestivalPlace.Whole;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        if (Find(scene, view) is not { } festival) return null;
        return Place switch
        {
            FestivalPlace.Before => DateRange.Day(festival.From.AddDays(-1)),
            FestivalPlace.FirstDay => DateRange.Day(festival.From),
            FestivalPlace.After => DateRange.Day(scene.Calendar.AddWorkdays(festival.To, Workday)),
            _ => DateRange.Between(festival.From, festival.To),
        };
    }

    public override DateOnly? Point(TimeScene scene, TimeView view) => Days(scene, view)?.From;

    private Festival? Find(TimeScene scene, TimeView view)
    {
        Festival? best = null;
        foreach (var festival in scene.Calendar.Festivals)
        {
            if (Name is not null && !festival.Names.Any(name => Text.FoldedText.Of(name).Lower == Name)) continue;
            if (view == TimeView.Ahead ? festival.To < scene.Today : festival.From > scene.Today) continue;
            var nearer = view == TimeView.Ahead ? festival.From < best?.From : festival.From > best?.From;
            if (best is null || nearer) best = festival;
        }
        return best;
    }
}
