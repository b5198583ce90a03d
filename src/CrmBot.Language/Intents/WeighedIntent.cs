using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>Has a section read as the intent that most speaks for and that finds something in it.</summary>
internal static class WeighedIntent
{
    /// <summary>What the mere form of a question says for the knowledge base, where nothing else does.</summary>
    private const int MereForm = 5;

    public static List<Frame> Read(Section section)
    {
        var nearly = false;
        foreach (var (intent, weight) in section.Weights)
        {
            if (intent == "noop") return [Interpreter.None("noop")];
            if (IntentReaders.Of(intent) is not { } reader) return [Interpreter.None("unknown")];
            var frames = Coordination.Repeat(section, [.. reader.Read(section)]);
            if (frames.Count == 0 || IsCommandInChat(section, frames) || OnlyAsked.IsQuestion(section, frames)) continue;
            nearly |= OnlyAsked.IsNearMiss(section, frames);
            if (nearly && intent != "log" && frames.Exists(static frame => frame.IsWrite)) continue;   // 原先打算转给小王的: no other write either
            if (OnlyMused.Instead(section, frames) is { } instead) return [.. instead];
            if (intent == "kb" && weight <= MereForm)
                return frames.ConvertAll(static frame => frame.With(Frame.Guessed, JsonValue.Create(true)));
            return OnlyAsked.IsUndone(section, frames) ? [Interpreter.None("noop")] : frames;
        }

        return ToldFact.Is(section) ? [.. Interpreter.ReadAs(section, "log")] : [Interpreter.None(nearly ? "noop" : "unknown")];
    }

    /// <summary>Nothing inside pasted talk is a command, whatever speaks for it (contract 11): of writes it can only be noted.</summary>
    private static bool IsCommandInChat(Section section, List<Frame> frames) =>
        frames.Exists(static frame => frame.IsWrite && frame.Intent != "log") && PastedChat.Find(section) is not null;
}
