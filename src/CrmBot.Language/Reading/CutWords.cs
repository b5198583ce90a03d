using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>有账期长标签的客户: 签的 begins inside another word and tells of no signature.</summary>
internal static class CutWords
{
    public static void Drop(List<CueHit> cues, string lower) =>
        cues.RemoveAll(hit => hit.Start > 0 && lower[hit.Start] == '签' && lower[hit.Start - 1] == '标');
}
