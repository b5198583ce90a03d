using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>
/// What is said beside the matter, what the product does not keep, and what is asked of the company's settings. To the contract
/// it is nothing that could be understood; what it was stands in a slot of our own, so that it is answered all the same.
/// </summary>
internal sealed class ReadAside : IntentReader
{
    /// <summary>Asked together with another cue: by itself each says too little.</summary>
    private static readonly string[] Codes =
    [
        "discount", "cover", "shut", "tell_all", "quiet_all", "others_digest", "moves", "expense", "erasure", "traces", "same", "joke",
        "weather", "scold", "human", "leave", "news", "passed", "invoice", "paper", "staying", "duty", "turn", "sources", "newcomer",
        "holidays",
        "payment", "free", "knows", "role", "admins", "rights", "may", "record", "rules", "value", "tired", "robot", "bye",
    ];

    public override string Intent => "aside";

    public override IEnumerable<Frame> Read(Section section)
    {
        var code = Array.Find(Codes, code => section.Has("aside." + code)) ?? "reach";
        if (code is "duty" && Mood.IsQuestion(section) && !section.Has("howto")) code = "on_call";
        if (code is "rules" or "value") return [Rules(section)];
        var slots = new JsonObject { ["kind"] = code is "bye" or "tired" ? "smalltalk" : "unknown", [Frame.Aside] = code };
        if (section.People.Find(static person => person.Colleagues.Count == 1) is { } person)
            slots[Frame.Whose] = person.Colleagues[0].Name;
        if (code is "shut")
            slots[Frame.Whose] = section.Customers is [{ Known: { } named }, ..] ? named.Name : section.Utterance.ReplyTo?.Customer;
        return [new Frame("none", slots)];
    }

    /// <summary>
    /// 公海规则是什么: to the contract a question of how things are done, which the rules themselves answer better than what somebody wrote about
    /// them.
    /// </summary>
    private static Frame Rules(Section section)
    {
        var asked = Interpreter.ReadAs(section, "kb") is [var frame, ..] ? frame.ToJson() : Interpreter.None("unknown").ToJson();
        asked[Frame.Aside] = "rules";
        if (ReadConfig.Rule(section) is { } rule) asked[Frame.OwnRule] = rule;
        return Frame.FromJson(asked);
    }
}
