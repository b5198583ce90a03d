using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys;

/// <summary>Asks one customer or many because a person says so, or never again.</summary>
internal sealed class SendSurveys(CustomerForChange change, SurveyAudience audience, AskSurvey ask, PrintCustomer print)
{
    public async Task<Reply> SendAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var kind = SurveyKinds.Read(frame.Text("kind"));
        if (frame.Object("scope") is { } scope) return await ManyAsync(turn, kind, scope, cancellationToken);
        var (customer, instead) = await change.FindBriefAsync(turn, frame, "log", cancellationToken);
        if (customer is null) return instead!;
        var asked = await ask.AskAsync(turn.Work, new SurveyWish(kind, customer, turn.Actor.Id), cancellationToken);
        return asked switch
        {
            { Survey: { } survey } => new Reply.OfRecord(Survey.Record(survey.Id)),
            { WhyNot: "optedOut" } => new Reply.Refuse("survey.optedOut", ("name", customer.Name)),
            _ => new Reply.Refuse("survey.tooSoon", ("name", customer.Name),
                ("when", print.Day(asked.LastAt, turn.Now, turn.Actor.Zone, turn.Locale))),
        };
    }

    /// <summary>别给远航发问卷: not asked any more, by nobody.</summary>
    public async Task<Reply> LeaveOutAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await change.FindBriefAsync(turn, frame, "log", cancellationToken);
        if (customer is null) return instead!;
        if ((await turn.Work.Records.ReadAllAsync<SurveyOptOut>(nameof(SurveyOptOut.CustomerId), customer.Id,
            cancellationToken)).Count == 0)
            turn.Db.Add(new SurveyOptOut { CustomerId = customer.Id, SaidBy = turn.Actor.Id, SaidAt = turn.Now });
        return new Reply.Say("survey.leftOut", ("name", customer.Name));
    }

    private async Task<Reply> ManyAsync(Turn turn, string kind, JsonObject scope, CancellationToken cancellationToken)
    {
        var found = await audience.FindAsync(turn, scope, cancellationToken);
        if (found.Count == 0) return new Reply.Say("survey.nobody");
        if (found.Count > SurveyAudience.MostAtOnce)
            return new Reply.Refuse("survey.tooMany", ("count", found.Count), ("most", SurveyAudience.MostAtOnce));
        var (sent, links, soon, never) = (0, 0, 0, 0);
        foreach (var customer in await audience.BriefsAsync(turn, found, cancellationToken))
        {
            var asked = await ask.AskAsync(turn.Work, new SurveyWish(kind, customer, turn.Actor.Id), cancellationToken);
            if (asked.Survey is { Via: "mail" or "sms" }) sent++;
            else if (asked.Survey is not null) links++;
            else if (asked.WhyNot == "optedOut") never++;
            else soon++;
        }

        return new Reply.Say("survey.sentMany", ("what", What(turn, ("sent", sent), ("links", links), ("soon", soon), ("never", never))));
    }

    /// <summary>Of what came of it only what there is.</summary>
    private string What(Turn turn, params (string Kind, int Count)[] parts)
    {
        var told = parts.Where(static part => part.Count > 0)
            .Select(part => print.Words(turn.Locale, "survey.many." + part.Kind, ("count", part.Count)));
        return string.Join(print.Words(turn.Locale, "survey.many.between"), told);
    }
}
