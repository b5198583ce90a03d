using CrmBot.Language.Intents;
using CrmBot.Language.Reading;

namespace CrmBot.Language;

/// <summary>Turns one chat message into frames. A pure function of the message and the world; safe for many threads.</summary>
public sealed class Parser(World world)
{
    private CompanyWords _company = new(world.Settings);

    /// <summary>Reads the word files and what follows from them, which otherwise the first sentence waits for.</summary>
    public static void LoadWords() =>
        new Parser(new World()).Understand(new Utterance("tomorrow 3pm 提醒我回电话", DateTimeOffset.UnixEpoch, "UTC", ""));

    public Understanding Understand(Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return world.Read(known => Read(known, utterance));
    }

    /// <summary>
    /// Reads the message as one intent, whatever else it may speak for: somebody has chosen it. Without frames when the intent finds
    /// nothing to say.
    /// </summary>
    public Understanding UnderstandAs(Utterance utterance, string intent)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return world.Read(known =>
        {
            var section = MessageReader.Read(known, Company(known), utterance);
            return Marked(section, Interpreter.ReadAs(section, intent));
        });
    }

    private Understanding Read(World known, Utterance utterance)
    {
        if (IsForOthers(utterance)) return new Understanding([Interpreter.None("ignored")]);
        var company = Company(known);
        var section = MessageReader.Read(known, company, utterance);
        var rereading = new Rereading(known, company, utterance);
        section = SelfRepair.Meant(section, rereading) ?? section;
        if (SeveralLeads.Read(section, rereading) is { } leads) return new Understanding(leads) { Section = section };
        var whole = AskedRule.Whole(section, rereading) ?? AskedAgain.Whole(section, rereading);
        var frames = Interpreter.Read(whole ?? section);
        // just tundra, behind a question that cannot be asked of a customer: no contact is told.
        if (whole is null && frames.Any(static frame => frame.IsWrite) && !OwnOrder.Are(frames) && AskedAgain.IsOnlyPart(section))
            frames = [Interpreter.None("unknown")];
        if (whole is null && AskedPolitely.Find(section, frames, rereading) is { } order)
            return Marked(order.Said, order.Frames);
        return Marked(whole ?? section, frames) with { AskedAs = whole?.Utterance.Text };
    }

    private static Understanding Marked(Section section, IReadOnlyList<Frame> frames) =>
        new(SaidSpan.Mark(section, frames)) { Section = section };

    /// <summary>In a group, what neither mentions the bot nor answers a card is talk between people (contract 8).</summary>
    private static bool IsForOthers(Utterance utterance) =>
        utterance.Place == PlaceKind.Group && utterance.ReplyTo is null && !utterance.Mentions.Contains("bot");

    /// <summary>The words of the settings are prepared once per version of the settings.</summary>
    private CompanyWords Company(World known)
    {
        var company = _company;
        if (!ReferenceEquals(company.Settings, known.Settings)) _company = company = new CompanyWords(known.Settings);
        return company;
    }
}
