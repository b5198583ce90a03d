using CrmBot.Language.Linking;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Questions that several readers ask of the same section, each answered once.</summary>
internal sealed partial record Section
{
    private Answered? _answered;

    /// <summary>What the section speaks for, the best first; weighed once.</summary>
    public List<(string Intent, int Weight)> Weights => Own.Weights ??= Evidence.Instance.Weigh(this);

    /// <summary>How many characters are said besides the names of customers.</summary>
    public int LengthWithoutCustomers => Own.Length ??= TextCutter.Length(Text, Span, SpansOf(Customers));

    /// <summary>A customer where no known name is written; looked for once.</summary>
    public CustomerMention? Guess
    {
        get
        {
            if (Own.HasGuess) return Own.Guess;
            Own.Guess = CustomerGuess.Find(this, null);
            Own.HasGuess = true;
            return Own.Guess;
        }
    }

    /// <summary>The score a customer gave; looked for once.</summary>
    public SurveyScore? Rating
    {
        get
        {
            if (Own.HasRating) return Own.Rating;
            Own.Rating = SurveyScore.Find(this);
            Own.HasRating = true;
            return Own.Rating;
        }
    }

    /// <summary>A changed copy (<c>with</c>) takes over the reference, so whose answers these are is written in them.</summary>
    private Answered Own => _answered is { } known && ReferenceEquals(known.Section, this) ? known : _answered = new Answered(this);

    private static List<TextSpan> SpansOf(List<CustomerMention> customers)
    {
        if (customers.Count == 0) return Nothing<TextSpan>.Found;
        var spans = new List<TextSpan>(customers.Count);
        foreach (var mention in customers) spans.Add(mention.Span);
        return spans;
    }

    /// <summary>Questions that several readers ask of the same section.</summary>
    private sealed class Answered(Section section)
    {
        public Section Section { get; } = section;

        public List<Section> Parts => field ??= [];

        public List<(string Intent, int Weight)>? Weights { get; set; }

        public int? Length { get; set; }

        public bool HasRating { get; set; }

        public SurveyScore? Rating { get; set; }

        public bool HasGuess { get; set; }

        public CustomerMention? Guess { get; set; }
    }
}
