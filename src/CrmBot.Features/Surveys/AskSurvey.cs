using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Features.Rules;
using CrmBot.Features.Surveys.Page;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Surveys;

/// <summary>Whom to ask, and about what.</summary>
/// <param name="Kind">One of <see cref="SurveyKinds"/>.</param>
/// <param name="By">Null for the bot itself.</param>
internal sealed record SurveyWish(string Kind, CustomerBrief Customer, Guid? By)
{
    /// <summary>The solved ticket, if it is about one.</summary>
    public Ticket? Ticket { get; init; }
}

/// <param name="Survey">Null when the customer is not asked.</param>
/// <param name="WhyNot">optedOut, tooSoon or before; null when it was asked.</param>
internal sealed record AskedSurvey(Survey? Survey, string? WhyNot)
{
    /// <summary>When they were asked last, for tooSoon; business time, Unix milliseconds.</summary>
    public long LastAt { get; init; }
}

/// <summary>
/// Asks a customer, unless they do not want to be asked or have just been: by mail or text message where that is configured and reaches
/// them, otherwise by a link that a colleague passes on.
/// </summary>
internal sealed class AskSurvey(ReachCustomer reach, WriteToCustomer write, SurveyLinks links, RuleBook rules)
{
    /// <summary>Days between two questions to one customer.</summary>
    public static readonly KnownRule Gap = new("survey_gap", RuleUnit.Days, 14, 0, 365);

    private const long Day = 86_400_000;

    public async Task<AskedSurvey> AskAsync(UnitOfWork work, SurveyWish wish, CancellationToken cancellationToken)
    {
        var customer = wish.Customer.Id;
        var id = wish.Ticket is { ResolvedAt: { } solvedAt } ticket ? Survey.IdOf(ticket.Id, solvedAt) : NewId.Next();
        if (await work.Records.FindAsync<Survey>(id, cancellationToken) is not null) return new AskedSurvey(null, "before");
        // Read before anything else about the customer: whoever asks at the same moment changes this row, or is seen below.
        var turn = await work.Records.FindAsync<SurveyTurn>(SurveyTurn.IdOf(customer), cancellationToken);
        if ((await work.Records.ReadAllAsync<SurveyOptOut>(nameof(SurveyOptOut.CustomerId), customer, cancellationToken)).Count > 0)
            return new AskedSurvey(null, "optedOut");
        if (await LastAsync(work, customer, cancellationToken) is { } last) return new AskedSurvey(null, "tooSoon") { LastAt = last };
        var contact = await reach.FindAsync(work, wish.Customer, wish.Ticket?.Who, cancellationToken);
        // Nor by a link that a colleague would pass on.
        if (contact.IsClosed) return new AskedSurvey(null, "optedOut");
        if (turn is null) work.Db.Add(turn = new SurveyTurn { Id = SurveyTurn.IdOf(customer) });
        turn.AskedAt = work.Now;
        return new AskedSurvey(await AddAsync(work, wish, id, contact, cancellationToken), null);
    }

    /// <summary>Names the message that brings a survey to the customer.</summary>
    public static string KeyOf(Survey survey) => $"survey:{survey.Id:N}:{survey.AskedAt}";

    // Null when nobody was asked within the gap. What a customer said unasked was no question.
    private async Task<long?> LastAsync(UnitOfWork work, Guid customer, CancellationToken cancellationToken)
    {
        var since = work.Now - (await rules.ValueAsync(work, Gap.Code, cancellationToken) * Day);
        var known = await work.Records.ReadAllAsync<Survey>(nameof(Survey.CustomerId), customer, cancellationToken);
        return known.Where(survey => survey.Via != "said" && survey.AskedAt > since).Select(survey => (long?)survey.AskedAt).Max();
    }

    private async Task<Survey> AddAsync(
        UnitOfWork work, SurveyWish wish, Guid id, CustomerContact contact, CancellationToken cancellationToken)
    {
        var until = links.NewUntil();
        var survey = new Survey
        {
            Id = id,
            CustomerId = wish.Customer.Id,
            Kind = wish.Kind,
            TicketId = wish.Ticket?.Id,
            OwnerId = wish.Customer.OwnerId,
            AgentId = wish.Ticket?.AssigneeId,
            ContactName = Reading.Clip.Optional(contact.Name, Survey.NameLength),
            Locale = contact.Locale,
            AskedAt = work.Now,
            AskedBy = wish.By,
            Via = until == 0 ? "phone" : write.ChannelFor(contact) ?? "link",
            LinkUntil = until,
        };
        work.Db.Add(survey);
        if (survey.Via is not ("mail" or "sms")) return survey;
        var news = new CustomerNews(wish.Kind, KeyOf(survey), wish.Customer.Id, wish.Ticket?.Id)
        {
            Number = wish.Ticket is { } ticket ? PrintTicket.Number(ticket) : "", Link = links.Of(survey),
        };
        await write.WriteAsync(work, news with { About = wish.Ticket is null && wish.Kind == SurveyKinds.Csat ? "csatUs" : wish.Kind },
            contact, cancellationToken);
        return survey;
    }
}
