using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Features.People;
using CrmBot.Features.Surveys.Page;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys;

/// <summary>
/// A survey's card: whom it went to and how, the link to pass on, and what the customer said. In a group only that there is one; the link
/// is for whoever may write about the customer, because whoever has it can answer.
/// </summary>
internal sealed class SurveyCard(
    ICustomerDirectory customers, ReachCustomer reach, IPersonDirectory people, Policy policy, SurveyLinks links, PrintCustomer print,
    ProfileCard profile, CardLibrary cards) : IRecordCard
{
    public string Kind => "survey";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Survey>(id, cancellationToken) is not { } survey
            || await customers.FindAsync(view, survey.CustomerId, cancellationToken) is not { } customer)
        {
            return null;
        }
        var sight = cardView.Viewer is { } viewer ? policy.Decide(viewer, "see", customer.Subject) : null;
        if (sight is { Allowed: false })
            return new("customer-taken", profile.Taken(customer.Name, customer.OwnerName, customer.Team, cardView.Locale),
                "survey.summary");
        var data = Outline(view, survey, customer, cardView);
        if (sight is not null && survey.Score is null && survey.IsOpenAt(view.Now)
            && await WriteToCustomer.IsHeldAsync(view, AskSurvey.KeyOf(survey), cancellationToken))
            data["say"]!["state"] = Say(cardView, "survey.state.held");
        if (sight is not null) await FillAsync(view, data, survey, customer, sight.Masked, cardView, cancellationToken);
        return new("survey", data, "survey.summary");
    }

    private JsonObject Outline(ReadView view, Survey survey, CustomerBrief customer, CardView cardView) => new()
    {
        ["name"] = customer.Name,
        ["why"] = "",
        ["rows"] = new JsonArray(),
        ["hasLink"] = false,
        ["open"] = false,
        ["low"] = survey.IsLow && cardView.Viewer is not null,
        ["choices"] = new JsonArray(),
        ["say"] = new JsonObject
        {
            ["title"] = Say(cardView, "survey.kind." + survey.Kind),
            ["state"] = cardView.Viewer is null
                ? Say(cardView, survey.Score is null ? "survey.state.waiting" : "survey.state.answered")
                : State(view, survey, cardView),
            ["link"] = "",
            ["key"] = ProfileData.KeyOf(survey.Id),
            ["hint"] = "",
        },
    };

    private string State(ReadView view, Survey survey, CardView cardView)
    {
        if (survey is { Score: { } score, AnsweredAt: { } at, Channel: { } channel })
            return PrintCustomer.Joined(Score(survey.Kind, score, cardView.Locale), Say(cardView, "survey.channel." + channel),
                Day(at, view, cardView));
        return survey.IsOpenAt(view.Now)
            ? cards.Words(cardView.Locale, "survey.state.waitingUntil", ("how", Say(cardView, "survey.via." + survey.Via)),
                ("when", Day(survey.AskedAt + (long)Survey.Open.TotalMilliseconds, view, cardView)))
            : Say(cardView, "survey.state.expired");
    }

    private async Task FillAsync(
        ReadView view, JsonObject data, Survey survey, CustomerBrief customer, IReadOnlySet<string> masked, CardView cardView,
        CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        if (survey.TicketId is { } id && await view.Records.ReadAsync<Ticket>(id, cancellationToken) is { } ticket)
            Add("ticket.label.ticket", PrintTicket.Number(ticket));
        var writes = policy.Decide(cardView.Viewer, "log", customer.Subject).Allowed;
        if (survey.Score is null && writes)
        {
            var contact = await reach.FindAsync(view, customer, survey.ContactName, cancellationToken);
            var phone = masked.Contains(CustomerPolicy.Fields.Phone) || contact.Phone is null ? null : PhoneNumber.Print(contact.Phone);
            var mail = masked.Contains(CustomerPolicy.Fields.Email) ? null : contact.Mail;
            Add("survey.label.contact", PrintCustomer.Joined(contact.Name, phone, mail));
        }

        if (survey.RecordedBy is { } by) Add("survey.label.recordedBy", (await people.FindAsync(view, by, cancellationToken))?.Name ?? "");
        data["rows"] = CardRow.List(rows);
        data["why"] = masked.Contains(CustomerPolicy.Fields.Notes) ? "" : survey.Why ?? "";
        if (survey.IsOpenAt(view.Now) && writes) Offer(data, survey, cardView);

        void Add(string label, string text)
        {
            if (text.Length > 0) rows.Add(CardRow.Of(Say(cardView, label), text));
        }
    }

    private void Offer(JsonObject data, Survey survey, CardView cardView)
    {
        var link = links.Of(survey);
        (data["open"], data["hasLink"], data["say"]!["link"]) = (true, link.Length > 0, link);
        data["say"]!["hint"] = survey.Via is "link" or "phone" ? Say(cardView, "survey.hint." + survey.Via) : "";
        data["choices"] = CardRow.List(Enumerable.Range(0, 11).Where(score => SurveyKinds.IsScore(survey.Kind, score)).Reverse()
            .Select(score => new JsonObject { ["title"] = Score(survey.Kind, score, cardView.Locale),
                ["value"] = score.ToString(CultureInfo.InvariantCulture) }));
    }

    private string Score(string kind, int score, string locale) => cards.Words(locale, "survey.score." + kind, ("score", score));

    private string Day(long at, ReadView view, CardView cardView) => print.Date(at, view.Now, cardView.Zone, cardView.Locale);

    private string Say(CardView cardView, string key) => cards.Words(cardView.Locale, key);
}

/// <summary>How satisfied the customer was, or when they will be asked, on the ticket's card.</summary>
internal sealed class SurveyOnTicket(PrintTicket print) : ITicketPart
{
    public async Task<TicketPart> OfAsync(ReadView view, Ticket ticket, CardView cardView, CancellationToken cancellationToken)
    {
        var surveys = await view.Records.ReadAllAsync<Survey>(nameof(Survey.TicketId), ticket.Id, cancellationToken);
        var text = surveys.MaxBy(survey => survey.AskedAt) switch
        {
            { Score: { } score } answered =>
                PrintCustomer.Joined(print.Words(cardView.Locale, "survey.score." + answered.Kind, ("score", score)), answered.Why),
            { } waiting => print.Words(cardView.Locale, waiting.IsOpenAt(view.Now) ? "survey.via." + waiting.Via : "survey.state.expired"),
            _ when ticket is { State: TicketState.Resolved, ResolvedAt: { } at } && at + AskAfterTicket.Delay > view.Now
                && !AskAfterTicket.IsNoExperience(ticket) =>
                print.Words(cardView.Locale, "survey.soon",
                    ("when", print.Clock(at + AskAfterTicket.Delay, view.Now, cardView.Zone, cardView.Locale))),
            _ => null,
        };
        return new TicketPart(text is null ? [] : [CardRow.Of(print.Words(cardView.Locale, "survey.label.score"), text)]);
    }
}

/// <summary>A reply to a survey's card is about that customer.</summary>
internal sealed class SurveyReplyContext(ICustomerDirectory customers) : IReplyContext
{
    public string Kind => "survey";

    public async Task<Language.ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<Survey>(id, cancellationToken) is { } survey
            && await customers.FindAsync(view, survey.CustomerId, cancellationToken) is { } customer
            ? new Language.ReplyCard("survey", customer.Name, null)
            : null;
}

/// <summary>The card with the link for whoever is to pass it on.</summary>
internal sealed record SurveyNotice(string Name, string WhyKey) : INotice
{
    public static readonly SurveyNotice[] All = [new(AskAfterTicket.LinkNotice, "survey.whyLink"),
        new(SendNps.LinkNotice, "survey.whyNps")];

    public string Kind => "survey";

    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say(WhyKey));

    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "survey", Id: var id } && await view.Records.ReadAsync<Survey>(id, cancellationToken) is { } survey
            && survey.IsOpenAt(view.Now);
}
