using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Intents.Notes;

/// <summary>Pieces of what was told as one text that reads well: 设备又死机了，今天必须有人过去.</summary>
internal static class JoinedWords
{
    public static string Of(IReadOnlyList<string> told) =>
        told is [var only] ? only : string.Concat(told.Select((piece, at) => at == 0 ? piece : Mark(told[at - 1], piece) + piece));

    private static string Mark(string before, string behind) =>
        WordEdge.IsChinese(before[^1]) || WordEdge.IsChinese(behind[0]) ? "，" : ", ";
}
