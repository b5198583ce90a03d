using System.Text.Json.Nodes;

namespace CrmBot.Language.Tests.Scoring;

/// <summary>A sentence that must write nothing but what is named: a note of what was told, a task.</summary>
internal sealed record UnwrittenSentence(string Text, string[] May)
{
    /// <summary>The sentences of <c>cases/newcomer/unwritten.txt</c>.</summary>
    public static IEnumerable<UnwrittenSentence> ReadAll() => File.ReadLines(Path.Combine(CaseFile.Folder, "newcomer", "unwritten.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t'))
        .Select(parts => new UnwrittenSentence(parts[1].Replace("\\n", "\n", StringComparison.Ordinal),
            parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The message as an input line, alone or while a customer is being talked about.</summary>
    public JsonObject Input(string? lastCustomer = null)
    {
        var input = new JsonObject { ["id"] = Text, ["text"] = Text, ["now"] = "2026-08-20T09:40:00+08:00", ["tz"] = "Asia/Shanghai",
            ["speaker"] = "沈冰", ["place"] = "dm" };
        if (lastCustomer is not null) input["context"] = new JsonObject { ["last_cust"] = lastCustomer };
        return input;
    }
}
