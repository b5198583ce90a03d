using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using Xunit;

namespace CrmBot.Tests.Digests;

/// <summary>Opens the lists behind numbers, as a person does.</summary>
internal static class DigestLists
{
    /// <summary>Presses the number.</summary>
    public static Task<JsonObject> PressAsync(Chat chat, Seen digest, string number)
    {
        var button = CardWords.Buttons(digest.Card!).First(found => found["data"]?["number"]?.GetValue<string>() == number);
        return chat.ClickAsync(digest.Id, "digest.open", (JsonObject)button["data"]!.DeepClone());
    }

    /// <summary>The list that comes below the digest.</summary>
    public static async Task<Seen> OpenAsync(Chat chat, Seen digest, string number)
    {
        var before = chat.Messages.Count;
        await PressAsync(chat, digest, number);
        for (var i = 0; i < 1000 && chat.Messages.Count == before; i++) await Task.Delay(10, TestContext.Current.CancellationToken);
        return chat.Messages[before];
    }

    /// <summary>The number of records on all pages of the list.</summary>
    public static async Task<int> CountAsync(Chat chat, Seen digest, string number)
    {
        var list = await OpenAsync(chat, digest, number);
        var (card, count) = (list.Card!, 0);
        while (true)
        {
            count += CardWords.Buttons(card).Count(button => button["verb"]!.GetValue<string>() == "digest.show");
            var next = CardWords.Buttons(card).FirstOrDefault(button =>
                button["verb"]!.GetValue<string>() == "digest.open"
                    && button["title"]!.GetValue<string>().StartsWith("下一页", StringComparison.Ordinal));
            if (next is null) return count;
            card = (JsonObject)(await chat.ClickAsync(list.Id, "digest.open", (JsonObject)next["data"]!.DeepClone()))["value"]!;
        }
    }
}
