using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Surveys;

/// <summary>
/// One question to a customer and, once there is one, the answer. Instants are business time in Unix milliseconds. A survey that a ticket
/// caused has an id made of ticket and episode, so that no episode is asked about twice.
/// </summary>
[RecordKind("survey")]
internal sealed class Survey : Record
{
    public const int WhyLength = 1000, NameLength = 80;

    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(30);

    public Guid CustomerId { get; init; }

    /// <summary>One of <see cref="SurveyKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The solved ticket that it is about; null when a person asked, or a customer said it unasked.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>Who looked after the customer then.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Who had solved the ticket.</summary>
    public Guid? AgentId { get; init; }

    /// <summary>The customer's person it went to.</summary>
    [Personal]
    public string? ContactName { get; init; }

    /// <summary>The language it was asked in.</summary>
    public required string Locale { get; init; }

    public long AskedAt { get; init; }

    /// <summary>Null for the bot itself.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>How it went out: mail or sms; link for a link that somebody passes on; said for an answer nobody had asked for.</summary>
    public required string Via { get; init; }

    /// <summary>System time in Unix seconds until which its link holds; 0 without one.</summary>
    public long LinkUntil { get; init; }

    /// <summary>1 to 5, or 0 to 10 for NPS; null while nobody answered.</summary>
    public int? Score { get; private set; }

    /// <summary>As typed.</summary>
    public string? Why { get; private set; }

    public long? AnsweredAt { get; private set; }

    /// <summary>One of <see cref="SurveyChannels"/>.</summary>
    public string? Channel { get; private set; }

    /// <summary>The colleague who wrote it down; null when the customer did.</summary>
    public Guid? RecordedBy { get; private set; }

    public bool IsLow => Score is { } score && SurveyKinds.IsLow(Kind, score);

    public bool IsOpenAt(long now) => Score is null && now < AskedAt + (long)Open.TotalMilliseconds;

    public void Answer(int score, string? why, string channel, Guid? by, long now) =>
        (Score, Why, Channel, RecordedBy, AnsweredAt) = (score, Clip.Optional(why, WhyLength), channel, by, now);

    public static RecordRef Record(Guid id) => new("survey", id);

    public static Guid IdOf(Guid ticket, long solvedAt) => StableId.Of("survey", ticket.ToString("N"), solvedAt);
}

/// <summary>What is asked, and what the scores of each mean.</summary>
internal static class SurveyKinds
{
    public const string Csat = "csat", Nps = "nps";

    public static string Read(string? said) => said == Nps ? Nps : Csat;

    public static int Least(string kind) => kind == Nps ? 0 : 1;

    public static int Most(string kind) => kind == Nps ? 10 : 5;

    public static bool IsScore(string kind, int score) => score >= Least(kind) && score <= Most(kind);

    /// <summary>So low that somebody has to make good for it.</summary>
    public static bool IsLow(string kind, int score) => score <= (kind == Nps ? 6 : 2);

    /// <summary>Satisfied, or somebody who recommends us.</summary>
    public static bool IsGood(string kind, int score) => score >= (kind == Nps ? 9 : 4);
}

/// <summary>How an answer came.</summary>
internal static class SurveyChannels
{
    public const string Page = "page", Phone = "phone", Card = "card";

    /// <summary>Another program brought it: a questionnaire, a recording that somebody listened to, a community.</summary>
    public const string Form = "form", Recording = "recording", Community = "community", Other = "api";

    public static readonly string[] Brought = [Form, Phone, Recording, Community, Other];

    public static readonly string[] All = [Page, Phone, Card, Form, Recording, Community, Other];
}

/// <summary>The customer does not want to be asked.</summary>
[RecordKind("survey_opt_out")]
internal sealed class SurveyOptOut : Record
{
    public Guid CustomerId { get; init; }

    public Guid? SaidBy { get; init; }

    public long SaidAt { get; init; }
}

/// <summary>
/// When a customer was asked last. Two questions at the same moment both want this row, so that the second one sees the first.
/// </summary>
[RecordKind("survey_turn")]
internal sealed class SurveyTurn : Record
{
    public long AskedAt { get; set; }

    public static Guid IdOf(Guid customer) => StableId.Of("survey_turn", customer.ToString("N"));
}
