using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>
/// A message, or a part of it, with everything recognised in it. Spans are spans of the folded text of the whole message.
/// </summary>
internal sealed partial record Section
{
    private readonly CueMarks _marks;

    public required World World { get; init; }

    public required Utterance Utterance { get; init; }

    /// <summary>How many characters of the message as typed were read.</summary>
    public required int TypedLength { get; init; }

    public required FoldedText Text { get; init; }

    public required LocalMoment Now { get; init; }

    public required TextSpan Span { get; init; }

    public List<TextSpan> Clauses { get; init; } = Nothing<TextSpan>.Found;

    public List<CustomerMention> Customers { get; init; } = Nothing<CustomerMention>.Found;

    public List<PersonMention> People { get; init; } = Nothing<PersonMention>.Found;

    public List<TimeMention> Times { get; init; } = Nothing<TimeMention>.Found;

    public List<MoneySpot> Amounts { get; init; } = Nothing<MoneySpot>.Found;

    public List<Spot> Phones { get; init; } = Nothing<Spot>.Found;

    public List<Spot> Emails { get; init; } = Nothing<Spot>.Found;

    public List<Spot> Wechats { get; init; } = Nothing<Spot>.Found;

    public List<BirthdaySpot> Birthdays { get; init; } = Nothing<BirthdaySpot>.Found;

    public List<CodeMention> Codes { get; init; } = Nothing<CodeMention>.Found;

    public List<TextSpan> Quotes { get; init; } = Nothing<TextSpan>.Found;

    public List<TicketMention> Tickets { get; init; } = Nothing<TicketMention>.Found;

    public List<CueHit> Cues
    {
        get;
        init
        {
            field = value;
            _marks = CueMarks.Of(value);
        }
    } = Nothing<CueHit>.Found;

    /// <summary>The customer an earlier part of the message spoke of, for parts that name none.</summary>
    public CustomerMention? Carried { get; init; }

    /// <summary>The first clause of the whole message, when it speaks for all parts (今天跑了两家).</summary>
    public Section? Lead { get; init; }

    public string Lower => Text.Lower;

    public DateOnly Today => Now.Today;

    /// <summary>One empty list for all sections.</summary>
    private static class Nothing<T>
    {
        public static readonly List<T> Found = [];
    }
}
