using System.Text.Json.Nodes;
using CrmBot.Language.Linking;

namespace CrmBot.Language;

/// <summary>Turns one chat message into frames. A pure function of the message and the world; safe for many threads.</summary>
public sealed class Parser(World world)
{
    public Understanding Understand(Utterance utterance) => world.Read(known => Read(known, utterance));

    private static Understanding Read(World world, Utterance utterance)
    {
        if (utterance.Place == PlaceKind.Group && utterance.ReplyTo is null && !utterance.Mentions.Contains("bot")) return None("ignored");
        if (!world.Customers.Names.TryGet(NameFold.Fold(utterance.Text), out var found)) return None("unknown");
        return new Understanding([Show(world, utterance, found)]);
    }

    private static Frame Show(World world, Utterance utterance, Posting found)
    {
        var names = found.Take(20).Select(id => world.Customers[id].Name).ToArray();
        var slots = new JsonObject { ["cust"] = names.Length == 1 ? names[0] : utterance.Text.Trim(), ["view"] = "card" };
        if (names.Length == 1) return new Frame("show", slots);
        slots["ask"] = new JsonArray("which");
        slots["near"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        return new Frame("show", slots);
    }

    private static Understanding None(string kind) => new([new Frame("none", new JsonObject { ["kind"] = kind })]);
}
