using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>Decides what a recognised message asks for and has it read.</summary>
internal static class Interpreter
{
    private static readonly Dictionary<string, IntentReader> Readers = new IntentReader[]
    {
        new ReadLog(), new ReadRemind(), new ReadAgenda(), new ReadReminderChange(), new ReadShow(), new ReadLead(), new ReadTag(), new ReadRole(),
        new ReadUndo(), new ReadHelp(), new ReadPrefs(),
        new ReadDeal(), new ReadWon(), new ReadLost(), new ReadScore(), new ReadAssign(), new ReadPool(), new ReadFind(), new ReadReport(),
        new ReadMerge(), new ReadImport(), new ReadPoints(), new ReadReferral(), new ReadContract(), new ReadCampaign(), new ReadGoal(), new ReadConfig(),
        new ReadTicketNew(), new ReadTicketClaim(), new ReadTicketChange(), new ReadEscalate(), new ReadResolve(), new ReadKnowledge(), new ReadSurvey(),
        new ReadDigest(), new ReadWatch(), new ReadWhy(), new ReadPrivacy(), new ReadAudit(), new ReadAbsent(), new ReadAside(),
    }.ToDictionary(reader => reader.Intent, StringComparer.Ordinal);

    private static readonly ReadPatch Patch = new();
    private const int LeastFact = 6;

    /// <summary>What the mere form of a question says for the knowledge base, where nothing else does.</summary>
    private const int Least = 5;

    public static IReadOnlyList<Frame> Read(Section section)
    {
        if (Answers.IsOnlyPlace(section) && section.Utterance.Preview?.Ask is not ["which" or "cust" or "id" or "same", ..]) return [None("unknown")];
        if (CalledOff.Behind(section) is { } instead && ReadOne(instead) is [{ IsWrite: true }, ..] then) return [CalledOff.Frame(section), .. then];
        if ((MovedPoints.Read(section) ?? AlsoGiven.Read(section) ?? GoalSoFar.Read(section)) is { } next) return [next];
        if (section.Utterance.Preview is not null && Patch.Read(section).ToList() is { Count: > 0 } patch) return patch;
        if (section.Utterance.Preview is not null && ReadPatch.BehindYes(section) is { } more && ReadOne(more) is [{ Intent: not "none" }, ..] said)
            return [new FrameDraft("patch").Set("act", "ok").Build(), .. said];
        if (section.Utterance.Preview is { } open && Corrections.Behind(section, open) is { } statement) section = statement;
        if (IsSmalltalk(section)) return [section.Has("thanks.word") ? None("smalltalk").With(Frame.Thanks, System.Text.Json.Nodes.JsonValue.Create(true)) : None("smalltalk")];
        if ((GivenWithTask.Read(section) ?? WorkOfAgent.Read(section)) is { } both) return both;
        var parts = TopicSplitter.Split(section);
        if (parts.Count > 1)
        {
            var frames = new List<Frame>(parts.Count);
            foreach (var part in parts) UnreadPart.Add(frames, part, ReadOne(part));
            frames.RemoveAll(frame => IsJoy(frame) && frames.Exists(static other => other.Intent is "won" or "resolve"));
            if (frames.Count > 0)
            {
                CarriedCustomer.Fill(frames);
                ScoreBeside.Add(section, frames);
                CarriedWords.Fill(section, frames);
                PointsReason.Fill(section, frames);
                RemindedAgain.Fill(section, frames);
                DropAskedTwice(frames);
                KeepContact(frames);
                SharedNote.Fill(section, frames);
                PlannedVisits.Fill(section, frames);
                SpokenYes.Fill(section, frames);
                frames.RemoveAll(frame => IsEmptyLog(frame) && frames.Exists(other => other != frame && other.Text("cust") == frame.Text("cust")));
                return frames;
            }
        }

        var only = ReadOne(section);
        ScoreBeside.Add(section, only);
        DropAskedTwice(only);
        ToldOfDeal.Add(section, only);
        return only;
    }

    /// <summary>The frames of one intent that was chosen, not weighed.</summary>
    public static IReadOnlyList<Frame> ReadAs(Section section, string intent) =>
        Readers.TryGetValue(intent, out var reader) ? Coordination.Repeat(section, [.. reader.Read(section)]) : [];

    public static Frame None(string kind) => new("none", new System.Text.Json.Nodes.JsonObject { ["kind"] = kind });

    private static List<Frame> ReadOne(Section section)
    {
        var nearly = false;
        foreach (var (intent, weight) in section.Weights)
        {
            if (intent == "noop") return [None("noop")];
            if (!Readers.TryGetValue(intent, out var reader)) return [None("unknown")];
            var frames = Coordination.Repeat(section, [.. reader.Read(section)]);
            if (frames.Count == 0 || IsCommandInChat(section, frames) || OnlyAsked.IsQuestion(section, frames)) continue;
            nearly |= OnlyAsked.IsNearMiss(section, frames);
            if (nearly && intent != "log" && frames.Exists(static frame => frame.IsWrite)) continue;   // 原先打算转给小王的: no other write either
            if (OnlyMused.Instead(section, frames) is { } instead) return [.. instead];
            if (intent == "kb" && weight <= Least) return [.. frames.Select(static frame => frame.With(Frame.Guessed, System.Text.Json.Nodes.JsonValue.Create(true)))];
            return OnlyAsked.IsUndone(section, frames) ? [None("noop")] : frames;
        }

        return IsFact(section) ? [.. ReadAs(section, "log")] : [None("unknown")];
    }

    /// <summary>What is stated about a customer and fits nothing else is noted (contract 9.1): Gus is out on vacation till mid June.</summary>
    private static bool IsFact(Section section) =>
        (section.Customers is [{ Known: not null }, ..] || (section.Has("pronoun") && section.Utterance.LastCustomer is not null)
                || section.Utterance.ReplyTo is { Kind: "customer" or "lead" or "deal", Customer: not null }
                || Persons.Contact(section) is { Customers.Count: 1 })
            && section.LengthWithoutCustomers >= LeastFact
        && !Mood.IsQuestion(section) && !Mood.IsHypothesis(section) && !Mood.Forbids(section) && !section.Has("negation") && !section.Has("fix.clear")
            && !section.Has("remind.ask") && !section.Has("watch.when") && !section.Has("paper.order") && !section.Has("expense.ask") && !section.Has("delete.word") && section.Tickets.Count == 0;

    /// <summary>Nothing inside pasted talk is a command, whatever speaks for it (contract 11): of writes it can only be noted.</summary>
    private static bool IsCommandInChat(Section section, List<Frame> frames) =>
        frames.Exists(frame => frame.IsWrite && frame.Intent != "log") && PastedChat.Find(section) is not null;

    /// <summary>5113和5101是一回事？…先把5113转维修组: what was asked already is not asked again.</summary>
    private static void DropAskedTwice(List<Frame> frames)
    {
        for (var at = frames.Count - 1; at > 0; at--)
        {
            var frame = frames[at];
            if (!frame.IsWrite && frames.FindIndex(other => other.Intent == frame.Intent && System.Text.Json.Nodes.JsonNode.DeepEquals(other.Slots, frame.Slots)) < at)
                frames.RemoveAt(at);
        }
    }

    /// <summary>搞定！华茂签了: no reminder is meant.</summary>
    private static bool IsJoy(Frame frame) => frame.Intent == "rem_upd" && frame.Is("act", "done") && frame.Is("ref", "last") && !frame.Has("log");

    /// <summary>A contact of which everything went into other frames is no log (contract 3.1).</summary>
    private static bool IsEmptyLog(Frame frame) => frame.Intent == "log" && !frame.Has("note") && frame.Ask is ["detail"];

    /// <summary>had coffee with Anna from Helix, signing next week: no log by itself, and they did meet; so it goes along with what was told of the deal.</summary>
    private static void KeepContact(List<Frame> frames)
    {
        if (frames.Find(static frame => IsEmptyLog(frame) && frame.Has("who") && frame.Text("ch") is "meeting" or "visit") is not { } met) return;
        var deal = frames.FindIndex(frame => frame.Intent == "deal_upd" && frame.Text("cust") == met.Text("cust"));
        if (deal < 0) return;
        var log = met.ToJson();
        log.Remove("ask");
        frames[deal] = frames[deal].With(Frame.Beside, log);
    }

    /// <summary>Greetings, thanks and pictures: nothing else is left of the text.</summary>
    private static bool IsSmalltalk(Section section)
    {
        if (section.Utterance.Files.Count > 0) return false;
        var end = 0;   // of the small talk so far: whatever stands between is more
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("smalltalk")) continue;
            if (hit.Start > end && SaysSomething(section.Text.Folded.AsSpan(end, hit.Start - end))) return false;
            end = Math.Max(end, hit.End);
        }

        return !SaysSomething(section.Text.Folded.AsSpan(end)) || (end > 0 && IsBotName(section, section.Text.Folded.AsSpan(end).Trim()));
    }

    /// <summary>辛苦啦小桥: the bot is thanked by its name.</summary>
    private static bool IsBotName(Section section, ReadOnlySpan<char> rest)
    {
        foreach (var name in section.World.Settings.BotNames)
        {
            if (rest.Trim("!！。~ ").Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool SaysSomething(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) return true;
        }

        return false;
    }
}
