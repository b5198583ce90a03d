using System.Globalization;
using System.Text;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language;

/// <summary>
/// Why a message was read as it was, for a person to read: what was recognised where, which customers may be meant, what spoke for which
/// intent, and why the winner won.
/// </summary>
public static class ExplainedReading
{
    private const int MostIntents = 5;

    /// <summary>The explanation, several lines of plain text.</summary>
    public static string Of(Utterance utterance, Understanding understood)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(understood);
        var text = new StringBuilder();
        Line(text, "said", utterance.Text.ReplaceLineEndings(" / "));
        if (understood.Section is not { } section)
        {
            Line(text, "why", "talk between people in a group: the bot is neither mentioned nor replied to");
        }
        else
        {
            if (section.Text.Folded != utterance.Text) Line(text, "read as", section.Text.Folded.ReplaceLineEndings(" / "));
            Spans(text, understood);
            Candidates(text, section);
            Parts(text, section, understood);
        }

        foreach (var frame in understood.Frames) Line(text, "frame", frame + Note(frame));
        return text.ToString();
    }

    private static void Spans(StringBuilder text, Understanding understood)
    {
        foreach (var span in understood.Spans.OrderBy(span => span.Start).ThenBy(span => span.End))
            Line(text, "span", Invariant($"{span.Start,3}-{span.End,-3} {span.Kind,-9} {span.Value}"));
    }

    private static void Candidates(StringBuilder text, Section section)
    {
        foreach (var mention in section.Customers) Candidate(text, mention);
        if (section.Customers.Count == 0 && section.Guess is { } guess) Candidate(text, guess);
        foreach (var person in section.People.Where(person => person.Colleagues.Count + person.Customers.Count > 0))
        {
            var side = person.Side switch
            {
                PersonSide.Ours => ", spoken of as one of us",
                PersonSide.Theirs => ", spoken of as one of theirs",
                _ => "",
            };
            var who = person.Colleagues.Select(one => $"colleague {one.Name}")
                .Concat(person.Customers.Take(MostIntents).Select(one => $"contact of {one.Name}"));
            Line(text, "person", $"{person.Written} = {string.Join(" or ", who)}{side}");
        }
    }

    private static void Candidate(StringBuilder text, CustomerMention mention)
    {
        var folded = NameFold.Fold(mention.Written);
        if (mention.IsUnknown) Line(text, "customer", $"{mention.Written}: nobody is called so or nearly so");
        foreach (var entry in mention.Candidates.Take(MostIntents))
            Line(text, "customer", $"{mention.Written} = {entry.Name} ({How(entry, folded)})");
        if (mention.Candidates.Count > 1) Line(text, "", $"{mention.Candidates.Count} candidates, so it is asked which");
        else if (mention is { IsGuess: true, Candidates.Count: 1 }) Line(text, "", "nearly its name only, so it is shown as a guess");
    }

    private static string How(CustomerEntry entry, string folded)
    {
        if (NameFold.Is(entry.Name, folded)) return "its name";
        foreach (var alias in entry.Aliases)
        {
            if (NameFold.Is(alias, folded)) return "its alias";
            if (SoundKey.Of(folded) is { } sound && SoundKey.IsSpoken(NameFold.Fold(alias), sound)) return $"sounds like its alias {alias}";
            if (EditIndex.IsOneEdit(NameFold.Fold(alias), folded)) return $"one letter from its alias {alias}";
        }

        return SoundKey.Of(folded) is not null ? "sounds like its name" : EditIndex.IsOneEdit(NameFold.Fold(entry.Name), folded)
            ? "one letter from its name" : "part of its name";
    }

    private static void Parts(StringBuilder text, Section section, Understanding understood)
    {
        if (understood.Frames is [{ Intent: "patch" }, ..])
        {
            Line(text, "why", "it answers or corrects the preview that is open");
            return;
        }

        var parts = TopicSplitter.Split(section);
        foreach (var part in parts)
        {
            if (parts.Count > 1) Line(text, "part", part.Text.Cut(part.Span).ReplaceLineEndings(" / "));
            Weights(text, Evidence.Instance.Explain(part));
        }
    }

    private static void Weights(StringBuilder text, List<Evidence.Reasons> found)
    {
        foreach (var reasons in found.Take(MostIntents))
            Line(text, "weight", Invariant($"{reasons.Intent,-10} {reasons.Weight,4} = {string.Join("; ", reasons.Lines)}"));
        Line(text, "why", Why(found));
    }

    private static string Why(List<Evidence.Reasons> found) => found switch
    {
        [] => "nothing speaks for anything",
        [var best, ..] when best.Weight < Evidence.Enough =>
            Invariant($"{best.Intent} comes nearest with {best.Weight}, but an intent needs {Evidence.Enough}"),
        [var best] => Invariant($"{best.Intent} has {best.Weight} of the {Evidence.Enough} it needs, and nothing else is spoken for"),
        [var best, var next, ..] when best.Weight == next.Weight =>
            Invariant($"{best.Intent} and {next.Intent} both have {best.Weight}; {best.Intent} stands first in evidence.txt"),
        [var best, var next, ..] => Invariant($"{best.Intent} has {best.Weight}, {best.Weight - next.Weight} more than {next.Intent}"),
    };

    private static string Note(Frame frame) => frame switch
    {
        { IsWithheld: true } => $"   (a write, held back until {string.Join(", ", frame.BlockingAsk)} is answered)",
        { IsWrite: true, NeedsConfirm: true } => "   (a write, waits for a click)",
        { IsWrite: true } when frame.Has("resolve") => "   (a write, its guess is shown first)",
        { IsWrite: true } => "   (a write)",
        _ => "",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string label, string content) =>
        text.Append(CultureInfo.InvariantCulture, $"{label,-9} {content}\n");
}
