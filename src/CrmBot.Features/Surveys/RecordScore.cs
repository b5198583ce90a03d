using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys;

/// <summary>Keeps what a customer said on the phone: as the answer to what they were asked, or as one of its own.</summary>
internal sealed class RecordScore(CustomerForChange customers, GiveAnswer give)
{
    public async Task<Reply> RecordAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await customers.FindBriefAsync(turn, frame, "log", cancellationToken);
        if (customer is null) return instead!;
        var kind = SurveyKinds.Read(frame.Text("kind"));
        if (!int.TryParse(frame.Text("score"), NumberStyles.None, CultureInfo.InvariantCulture, out var score)
            || !SurveyKinds.IsScore(kind, score))
            return new Reply.Refuse("survey.badScore." + kind);
        var survey = await WaitingAsync(turn.Work, customer.Id, kind, cancellationToken) ?? Unasked(turn, customer, kind);
        await give.GiveAsync(turn.Work, survey, new GivenScore(score, frame.Text("why"), SurveyChannels.Phone, turn.Actor.Id),
            cancellationToken);
        return new Reply.OfRecord(Survey.Record(survey.Id));
    }

    private static async Task<Survey?> WaitingAsync(UnitOfWork work, Guid customer, string kind, CancellationToken cancellationToken) =>
        (await work.Records.ListAsync<Survey>(nameof(Survey.CustomerId), customer, cancellationToken))
            .Where(survey => survey.Kind == kind && survey.IsOpenAt(work.Now)).MaxBy(survey => survey.AskedAt);

    private static Survey Unasked(Turn turn, CustomerBrief customer, string kind)
    {
        var survey = new Survey
        {
            CustomerId = customer.Id, Kind = kind, OwnerId = customer.OwnerId, Locale = turn.Locale, AskedAt = turn.Now,
            AskedBy = turn.Actor.Id, Via = "said",
        };
        turn.Db.Add(survey);
        return survey;
    }
}

/// <summary>The score typed into the survey's card, while nobody has answered.</summary>
internal sealed class RecordFromCard(ICustomerDirectory customers, Policy policy, GiveAnswer give) : ICardVerb
{
    public string Verb => "survey.record";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "survey", Id: var id } record
            || await turn.Work.Records.FindAsync<Survey>(id, cancellationToken) is not { } survey
            || await customers.FindAsync(turn.Work, survey.CustomerId, cancellationToken) is not { } customer)
            return new Reply.Refuse("survey.gone");
        var decision = policy.Decide(turn.Actor, "log", customer.Subject);
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        if (!survey.IsOpenAt(turn.Now)) return new Reply.OfRecord(record);
        var key = ProfileData.KeyOf(survey.Id);
        if (!int.TryParse(action.Text("score-" + key), NumberStyles.None, CultureInfo.InvariantCulture, out var score)
            || !SurveyKinds.IsScore(survey.Kind, score))
            return new Reply.Refuse("survey.badScore." + survey.Kind);
        var why = Clip.Optional(action.Text("why-" + key), Survey.WhyLength);
        await give.GiveAsync(turn.Work, survey, new GivenScore(score, why, SurveyChannels.Card, turn.Actor.Id), cancellationToken);
        return new Reply.OfRecord(record);
    }
}
