using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Quality;

/// <summary>A week's sample for its reviewer: what is still to be looked at, and how the rest came out. Never in a group.</summary>
internal sealed class QualityWeekCard(
    QualityPeople people, TicketDirectory tickets, IPersonDirectory directory, DigestWords words) : IRecordCard
{
    private const int MostRows = 8;

    public string Kind => "quality_week";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (cardView.Viewer is not { } viewer || !await people.MayReviewAsync(view, viewer, cancellationToken)
            || await view.Records.ReadAsync<QualityWeek>(id, cancellationToken) is not { } week)
        {
            return null;
        }
        var checks = await view.Db.Set<QualityCheck>().AsNoTracking().Where(check => check.WeekId == id).OrderBy(check => check.Id)
            .ToListAsync(cancellationToken);
        var waiting = checks.FindAll(check => check.ReviewedAt is null);
        List<JsonObject> rows = [];
        foreach (var check in waiting.Take(MostRows)) rows.Add(await RowAsync(view, check, cancellationToken));
        return new("quality-week", new JsonObject { ["rows"] = CardRow.List(rows),
            ["say"] = Say(view, week, checks, waiting.Count, cardView) }, "quality.summary");
    }

    private JsonObject Say(ReadView view, QualityWeek week, List<QualityCheck> checks, int waiting, CardView cardView)
    {
        var (locale, done) = (cardView.Locale, checks.Count - waiting);
        var days = words.Days(week.Monday, week.Monday.AddDays(6), Instants.DayOf(view.Now, cardView.Zone), locale);
        return new JsonObject
        {
            ["title"] = words.Say(locale, "quality.week.title", ("days", days)),
            ["drawn"] = words.Say(locale, "quality.week.drawn", ("count", checks.Count), ("solved", week.Solved), ("most", week.PerAgent),
                ("seed", week.Seed)),
            ["done"] = words.Say(locale, "quality.week.done", ("done", done), ("count", checks.Count),
                ("passed", checks.Count(check => check.IsPassed))),
            ["more"] = waiting > MostRows ? words.Say(locale, "quality.week.more", ("count", waiting - MostRows)) : "",
        };
    }

    private async Task<JsonObject> RowAsync(ReadView view, QualityCheck check, CancellationToken cancellationToken)
    {
        var found = await tickets.FindAsync(view, new RecordRef("ticket", check.TicketId), cancellationToken);
        return new JsonObject
        {
            ["check"] = check.Id.ToString("N"),
            ["name"] = found?.Customer.Name ?? "",
            ["agent"] = (await directory.FindAsync(view, check.AgentId, cancellationToken))?.Name ?? "",
            ["say"] = new JsonObject { ["number"] = found is var (ticket, _) ? PrintTicket.Number(ticket) : "" },
        };
    }
}

/// <summary>The checklist of one ticket, with what was found there. For those who look at samples; the agent sees what was found.</summary>
internal sealed class QualityCheckCard(
    QualityPeople people, TicketDirectory tickets, IPersonDirectory directory, PrintTicket print) : IRecordCard
{
    public string Kind => "quality_check";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (cardView.Viewer is not { } viewer || await view.Records.ReadAsync<QualityCheck>(id, cancellationToken) is not { } check
            || await tickets.FindAsync(view, new RecordRef("ticket", check.TicketId), cancellationToken) is not var (ticket, customer))
            return null;
        var reviews = await people.MayReviewAsync(view, viewer, cancellationToken);
        if (!reviews && !(viewer.ActsFor(check.AgentId) && check.ReviewedAt is not null)) return null;
        var locale = cardView.Locale;
        return new("quality-check", new JsonObject
        {
            ["name"] = customer.Name,
            ["kind"] = print.TypedKind(ticket),
            ["description"] = ticket.Description,
            ["fix"] = PrintCustomer.Joined(ticket.Cause, ticket.Fix),
            ["agent"] = await NameAsync(view, check.AgentId, cancellationToken),
            ["reviews"] = reviews,
            ["passed"] = check.IsPassed,
            ["found"] = CardRow.List(
                check.ReviewedAt is null ? [] : QualityCheck.Points.Select((point, at) => Found(point, check.Answers[at] == 'y', locale))),
            ["points"] = CardRow.List(
                QualityCheck.Points.Select((point, at) => Asked(point, check.Answers.ElementAtOrDefault(at), check.Id, locale))),
            ["note"] = check.Note ?? "",
            ["reviewedBy"] = await NameAsync(view, check.ReviewedBy, cancellationToken),
            ["ticket"] = TicketDirectory.Record(ticket).ToString(),
            ["say"] = new JsonObject
            {
                ["key"] = ProfileData.KeyOf(check.Id),
                ["number"] = PrintTicket.Number(ticket),
                ["chips"] = PrintCustomer.Joined(print.Chips(ticket, locale), print.State(ticket.State, locale)),
                ["result"] = check.ReviewedAt is null
                    ? ""
                    : print.Words(locale, check.IsPassed ? "quality.passed" : "quality.failed", ("score", check.Score),
                        ("most", QualityCheck.Points.Count)),
            },
        }, "quality.summary");
    }

    private JsonObject Found(string point, bool yes, string locale) => new()
    {
        ["yes"] = yes,
        ["say"] = new JsonObject { ["what"] = print.Words(locale, "quality.point." + point),
            ["answer"] = print.Words(locale, yes ? "quality.yes" : "quality.no") },
    };

    private JsonObject Asked(string point, char answer, Guid check, string locale) => new()
    {
        ["id"] = $"{point}-{ProfileData.KeyOf(check)}",
        ["value"] = answer switch { 'y' => "yes", 'n' => "no", _ => "" },
        ["say"] = new JsonObject { ["what"] = print.Words(locale, "quality.point." + point) },
    };

    private async Task<string> NameAsync(ReadView view, Guid? person, CancellationToken cancellationToken) =>
        person is { } id ? (await directory.FindAsync(view, id, cancellationToken))?.Name ?? "" : "";
}
