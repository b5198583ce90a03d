namespace CrmBot.Language.Times;

/// <summary>三天后, two weeks ago, 16 days from 01/02/2018.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Sign">1 ahead, -1 back.</param>
/// <param name="Anchor">The day it is counted from; today without one.</param>
internal sealed record OffsetExpression(TimeAmount Amount, int Sign, DayExpression? Anchor = null) : DayExpression
{
    public override bool IsOffset => Anchor is null && Sign > 0;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        var from = Anchor is null ? scene.Today : Sign > 0 ? Anchor.Days(scene, view)?.To : Anchor.Days(scene, view)?.From;
        return from is { } day && Amount.Move(day, Sign, scene.Calendar) is { } moved ? DateRange.Day(moved) : null;
    }
}

/// <summary>最近三天, next two weeks, 两个月内: a stretch that ends or starts today.</summary>
internal sealed record Stretch(TimeAmount Amount, int Sign) : DayExpression
{
    public override bool IsPeriod => true;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        var far = Amount.IsElapsed
            ? DateOnly.FromDateTime(scene.Now.WallAfter(Sign * Amount.Elapsed))
            : Amount.Move(scene.Today, Sign, scene.Calendar);
        if (far is not { } day) return null;
        return Sign > 0 ? DateRange.Between(scene.Today, day) : DateRange.Between(day, scene.Today);
    }
}
