namespace CrmBot.Features.Reading;

/// <summary>What a contact said, under their name: 王姐说下周要看样机 is 下周要看样机. Words that only begin with 说 stay (说明书要英文的).</summary>
internal static class WithoutSaying
{
    private const string GoesOn = "明服法话好清起一到不得";

    public static string Of(string text, string? who)
    {
        var rest = who is { Length: > 0 } && text.StartsWith(who, StringComparison.Ordinal) ? text[who.Length..] : text;
        if (rest.Length < 3 || rest[0] != '说' || GoesOn.Contains(rest[1], StringComparison.Ordinal)) return text;
        var said = rest[1..].TrimStart('，', ',', '：', ':', ' ');
        return said.Length > 0 ? said : text;
    }
}
