using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>What is answered in words: why it was won, what went wrong, what there is to do.</summary>
internal static class WordsAnswer
{
    private static readonly char[] Stops = [',', '，', '、', ';', '；', ' '];

    /// <summary>local support is one thing: no space parts what is said in Latin letters.</summary>
    private static readonly char[] LatinStops = [',', ';'];

    public static void SetFactors(JsonObject set, Section section, Frame preview, string asked)
    {
        if (!TrySetFactors(set, section) && !IsNoReason(section)) SetList(set, section, preview, asked);
    }

    /// <summary>主要是响应快: what is known for a reason.</summary>
    public static bool TrySetFactors(JsonObject set, Section section)
    {
        if (WonStory.Factors(section) is not { Count: > 0 } factors) return false;
        set["factors"] = new JsonArray([.. factors.Select(static factor => (JsonNode)factor)]);
        return true;
    }

    public static void SetList(JsonObject set, Section section, Frame preview, string asked)
    {
        if (IsOtherMatter(section)) return;
        var text = section.Cut();
        var items = text.Replace(" and ", ",", StringComparison.Ordinal)
            .Split(System.Text.Ascii.IsValid(text) ? LatinStops : Stops, StringSplitOptions.RemoveEmptyEntries)
            .Select(Phrasing.Trim).Where(static item => item.Length > 1);
        var list = new JsonArray([.. items.Select(static item => (JsonNode)item)]);
        if (list.Count > 0) set[asked] = list;
    }

    public static void SetNote(JsonObject set, Section section, Frame preview, string asked) => SetText(set, section, preview, "note");

    /// <summary>原因是滚轮老化，处理是换新滚轮: with what was done about it.</summary>
    public static void SetCause(JsonObject set, Section section, Frame preview, string asked)
    {
        if (section.Has("cause.lead") && new ResolveStory(From(section, "cause.lead"), null) is { Cause: { } cause } story)
        {
            set["cause"] = cause;
            Answers.Put(set, "fix", story.Fix);
        }
        else SetText(set, section, preview, asked);
        if (set["cause"]?.GetValue<string>() is { } told) set["cause"] = BehindVerb(told, section.Has("cause.lead"));
    }

    /// <summary>写成驱动不兼容, 原因写驱动不兼容: the word that writes it down is no part of it, unlike in 写入失败.</summary>
    private static string BehindVerb(string cause, bool isLed) => cause switch
    {
        ['写' or '填' or '记', '成' or '上', _, ..] => cause[2..],
        ['写' or '填', not ('入' or '保'), _, ..] when isLed => cause[1..],
        _ => cause,
    };

    /// <summary>被梅特勒抢走的; 梅特勒了.</summary>
    public static void SetRival(JsonObject set, Section section, Frame preview, string asked)
    {
        if (LostTo.Find(section) is { } winner) set["rival"] = winner;
        else if (Text(section, IsOfRival).TrimEnd('了', '的', '啦') is { Length: > 1 } text) set["rival"] = text;
    }

    public static void SetText(JsonObject set, Section section, Frame preview, string asked)
    {
        if (Text(section, IsOfAnswer) is { Length: > 1 } text) set[asked] = text;
    }

    /// <summary>What is said, without the words that lead over to it; nothing where it is no answer.</summary>
    private static string Text(Section section, Predicate<CueHit> leadsOver)
    {
        if (IsOtherMatter(section) || Corrections.IsOnlyValues(section) || IsNoAnswer(section)
            || section.HasAny("aside.bye", "aside.tired")) return "";
        var lead = section.Cues.FindAll(hit => hit.Start == section.Span.Start && leadsOver(hit));
        return Phrasing.Trim(section.Cut(lead.ConvertAll(static hit => hit.Span)));
    }

    private static bool IsOfAnswer(CueHit hit) => hit.Is("fix.clear") || hit.Is("affirm");

    private static bool IsOfRival(CueHit hit) => IsOfAnswer(hit) || hit.Is("lost.rival") || hit.Is("deal.rival") || hit.Is("fix.word");

    /// <summary>不对，原因是滚轮老化: what stands before the first such word says nothing.</summary>
    private static Section From(Section section, string cue) =>
        section.Within(TextSpan.Between(section.All(cue).Min(static hit => hit.Start), section.Span.End));

    /// <summary>那先挪到谈判，赢率80%; wrong number, 208: what corrects or moves a deal is not why it was won.</summary>
    private static bool IsNoReason(Section section) => section.HasAny("fix.clear", "took.wrong", "deal.prob")
        || section.HasCode(CodeKind.Stage) || section.Words.ContainsAnyInRange('0', '9');

    /// <summary>不知道, 没问: nothing to be written down.</summary>
    private static bool IsNoAnswer(Section section) => section.Has("answer.none")
        && section.Cut(section.All("answer.none").Select(static hit => hit.Span)).TrimEnd('呢', '啊', '呀', '了').Length < 2;

    private static bool IsOtherMatter(Section section) =>
        section.Customers.Count > 0 || section.HasAny("remind.ask", "howto") || Mood.IsQuestion(section);
}
