using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <summary>A pasted block of chat: lines "name time", each followed by what was said. Nothing in it is read as a command.</summary>
internal sealed record PastedChat(int Start, string? Who, string Words)
{
    public static PastedChat? Find(Section section)
    {
        var text = section.Text.Folded.AsSpan(section.Span.Start, section.Span.Length);
        if (text.Count('\n') < 2 || !text.Contains(':')) return null;
        var lines = text.ToString().Split('\n');
        var heads = 0;
        var start = -1;
        string? who = null;
        var words = new List<string>();
        var at = section.Span.Start;
        foreach (var line in lines)
        {
            if (HeadName(line) is { } name)
            {
                heads++;
                if (start < 0) start = at;
                if (who is null && !IsUs(section.World, section.Utterance, name)) who = name;
            }
            else if (start >= 0 && line.Trim().Length > 0)
            {
                words.Add(line.Trim());
            }

            at += line.Length + 1;
        }

        return heads >= 2 && words.Count > 0 ? new PastedChat(start, who, string.Join(' ', words)) : null;
    }

    /// <summary>The name of a line such as "李总 10:02" or "李总 2026-03-11 10:02:33".</summary>
    private static string? HeadName(string line)
    {
        var trimmed = line.Trim().TrimEnd(':');
        var space = trimmed.LastIndexOf(' ');
        if (space <= 0 || trimmed.Length > 40
            || !TimeOnly.TryParse(trimmed[(space + 1)..], System.Globalization.CultureInfo.InvariantCulture, out _)
            || !trimmed[(space + 1)..].Contains(':', StringComparison.Ordinal))
        {
            return null;
        }
        var name = trimmed[..space].Trim();
        var date = name.LastIndexOf(' ');
        return date > 0 && name[(date + 1)..].All(c => char.IsDigit(c) || c is '-' or '/' or '.' or '年' or '月' or '日')
            ? name[..date].Trim()
            : name;
    }

    private static bool IsUs(World world, Utterance utterance, string name) =>
        name is "我" or "me" or "Me" || name == utterance.Speaker
        || (world.Colleagues.Names.TryGet(NameFold.Fold(name), out _) && !world.Customers.ContactNames.TryGet(NameFold.Fold(name), out _));
}
