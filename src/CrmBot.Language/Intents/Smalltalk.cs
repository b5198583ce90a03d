using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>Greetings, thanks and pictures: nothing else is left of the text.</summary>
internal static class Smalltalk
{
    public static List<Frame>? Read(Section section)
    {
        if (!IsAll(section)) return null;
        var frame = Interpreter.None("smalltalk");
        return [section.Has("thanks.word") ? frame.With(Frame.Thanks, JsonValue.Create(true)) : frame];
    }

    private static bool IsAll(Section section)
    {
        if (section.Utterance.Files.Count > 0) return false;
        var end = 0;   // of the small talk so far: whatever stands between is more
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("smalltalk")) continue;
            if (hit.Start > end && SaysSomething(section.Text.Folded.AsSpan(end, hit.Start - end))) return false;
            end = Math.Max(end, hit.End);
        }

        var rest = section.Text.Folded.AsSpan(end);
        return !SaysSomething(rest) || (end > 0 && IsBotName(section, rest.Trim()));
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
