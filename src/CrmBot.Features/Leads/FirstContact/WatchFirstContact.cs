using System.Globalization;
using CrmBot.Features.Reports;
using CrmBot.Features.Watching;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>谁还没首联, which A leads haven't been touched in 24h: leads nobody has been in touch with, the most urgent first.</summary>
internal sealed class WatchFirstContact(WaitingList list, WhoseLeads people, IEnumerable<IMeasure> measures) : IWatch
{
    private const double MillisecondsOfHour = 3_600_000;

    public string Question => "first_contact";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Has(Frame.Rate)) return await RateAsync(turn, frame, cancellationToken);
        var (whose, refusal) = await people.AskAsync(turn, frame, cancellationToken);
        if (whose is null) return refusal!;
        var grade = frame.Text("grade");
        var all = FirstContactsDue.Of(turn.Work, alsoPutOff: grade == FirstContactsDue.PutOff);
        var waiting = whose.Everybody ? all : all.Where(pair => whose.Ids.Contains(pair.Clock.OwnerId!.Value));
        if (Hours(frame) is { } hours)
        {
            var before = turn.Now - (long)(hours * MillisecondsOfHour);
            waiting = waiting.Where(pair => pair.Clock.GivenAt <= before);
        }

        if (grade is not null) waiting = waiting.Where(pair => pair.Lead.Rank == LeadRank.Of(grade));
        return await list.ShowAsync(turn, waiting.OrderBy(pair => pair.Clock.DueAt), "watch.firstContact", pair => pair.Clock.DueAt,
            cancellationToken);
    }

    /// <summary>首联及时率多少: the figure, instead of who still waits.</summary>
    private Task<Reply> RateAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var asked = new Frame("report", (System.Text.Json.Nodes.JsonObject)frame.Slots.DeepClone());
        return measures.First(static measure => measure.Name == "first_contact").ReportAsync(turn, asked, cancellationToken);
    }

    public static double? Hours(Frame frame) =>
        double.TryParse(frame.Text("hours"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
            && hours is > 0 and < 100_000 ? hours : null;
}

/// <summary>咨询超1小时没回的: customers who have asked and wait for an answer, who has waited longest first. Hours of work count.</summary>
internal sealed class WatchUnanswered(WaitingList list, WhoseLeads people, Runtime.Time.WorkCalendar calendar) : IWatch
{
    public string Question => "unanswered";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (whose, refusal) = await people.AskAsync(turn, frame, cancellationToken);
        if (whose is null) return refusal!;
        var waiting = WaitingList.Of(turn, whose).Where(pair => pair.Clock.AskedAt != null).OrderBy(pair => pair.Clock.AskedAt);
        if (WatchFirstContact.Hours(frame) is not { } hours)
            return await list.ShowAsync(turn, waiting, "watch.unanswered", pair => pair.Clock.AskedAt, cancellationToken);
        // Work time cannot be asked of the database; but whoever asked first has waited longest in work time too.
        var times = new Runtime.Time.WorkTime(calendar, turn.Actor.Zone);
        var asked = await waiting.Select(pair => pair.Clock.AskedAt!.Value).ToListAsync(cancellationToken);
        var late = asked.TakeWhile(at => times.Between(at, turn.Now).TotalHours >= hours).Count();
        return await list.ShowAsync(turn, waiting.Take(late), "watch.unanswered", pair => pair.Clock.AskedAt, cancellationToken);
    }
}
