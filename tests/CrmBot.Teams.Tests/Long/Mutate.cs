using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Long;

/// <summary>Spoils good input in ways that repeat for the same seed.</summary>
internal sealed class Mutate(Random random)
{
    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1e400", "\"\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "{}", "[]", "[[[[]]]]", "{\"id\":7}",
        "\"https://evil.example/\"",
        "\"http://127.0.0.1/\"", "\"../..\"", "9223372036854775808", "\"none\"", "{\"tenant\":{\"id\":[]}}", "\"\\u202e\"",
    ];

    public JsonObject Tree(JsonObject root)
    {
        for (var i = random.Next(3); i >= 0; i--)
            One(Pick(root));
        return root;
    }

    public byte[] Bytes(byte[] bytes)
    {
        for (var i = random.Next(4); i >= 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    public string Letters(string text)
    {
        var letters = text.ToCharArray();
        for (var i = random.Next(4); i >= 0; i--)
            letters[random.Next(letters.Length)] = (char)random.Next(33, 127);
        return random.Next(4) == 0 ? new string(letters, 0, random.Next(letters.Length)) : new string(letters);
    }

    private JsonObject Pick(JsonObject root)
    {
        var children = root.Select(member => member.Value).OfType<JsonObject>().ToList();
        return children.Count == 0 || random.Next(2) == 0 ? root : Pick(children[random.Next(children.Count)]);
    }

    private void One(JsonObject node)
    {
        if (node.Count == 0)
            return;
        var name = node.ElementAt(random.Next(node.Count)).Key;
        switch (random.Next(4))
        {
            case 0:
                node.Remove(name);
                break;
            case 1:
                node[name + random.Next(10)] = Value();
                break;
            default:
                node[name] = Value();
                break;
        }
    }

    private JsonNode? Value()
    {
        var text = Odd[random.Next(Odd.Length)];
        return text == "1e400" ? JsonValue.Create(double.MaxValue) : JsonNode.Parse(text);
    }
}
