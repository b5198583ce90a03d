using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Interactions;

/// <summary>A contact with a customer that took place, or was tried.</summary>
[RecordKind("interaction")]
internal sealed class Interaction : Record
{
    public const int NoteLength = 8000;
    public const int AuthorLength = 80;

    public Guid CustomerId { get; set; }

    /// <summary>The colleague who was in contact; empty when a table told of somebody who is none of ours (any more).</summary>
    public Guid PersonId { get; init; }

    /// <summary>
    /// Who was in contact, as the table it came in names them; null when that is <see cref="PersonId"/>, or nobody is named.
    /// </summary>
    public string? Author { get; init; }

    /// <summary>The import it came with; null for what was told here.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>The customer's person as said, e.g. 李总; null when nobody was named.</summary>
    public string? Who { get; set; }

    /// <summary>The contact's record, when <see cref="Who"/> is known.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>Code: call, visit, meeting, video, wechat, email, sms, demo, chat; null when not said.</summary>
    public string? Channel { get; set; }

    /// <summary>The day it took place, in the speaker's zone, <c>yyyy-MM-dd</c>.</summary>
    public required string Day { get; set; }

    /// <summary>Orders the timeline: the moment of writing for today, noon of an earlier day. Business time, Unix milliseconds.</summary>
    public long HappenedAt { get; set; }

    /// <summary>Code: no_answer, voicemail, busy, refused, wrong_number; null for a contact that went through.</summary>
    public string? Outcome { get; set; }

    /// <summary>Number of attempts, if said.</summary>
    public int? Attempts { get; set; }

    /// <summary>What was said, as typed.</summary>
    public string Note { get; set; } = "";

    public string NeedText { get; private set; } = "";

    public string ObjectionText { get; private set; } = "";

    /// <summary>Code: sent, waiting, meeting_set.</summary>
    public string? Status { get; set; }

    /// <summary>Code: sample_sent, trial_started, need_confirmed, contract_sent.</summary>
    public string? Milestone { get; set; }

    /// <summary>The contract's <c>amt</c> as JSON, printed back as said; kept on the customer's file in minor units.</summary>
    public string? BudgetSaid { get; set; }

    /// <summary>Whether the note says something one can act on.</summary>
    public Vagueness Vagueness { get; set; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    /// <summary>What the customer wants, in the order it was said.</summary>
    public IReadOnlyList<string> Needs
    {
        get => WordList.Read(NeedText);
        set => NeedText = WordList.Write(value);
    }

    /// <summary>What the customer holds against buying.</summary>
    public IReadOnlyList<string> Objections
    {
        get => WordList.Read(ObjectionText);
        set => ObjectionText = WordList.Write(value);
    }
}

/// <summary>How concrete a note is; vague ones are asked about once, and a skipped question is counted in the health check.</summary>
internal enum Vagueness { Concrete, Asked, Answered, Skipped }
