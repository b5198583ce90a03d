using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Language;

/// <summary>One thing a message asks for: an intent and its slots, as the contract names them.</summary>
public sealed class Frame(string intent, JsonObject slots)
{
    /// <summary>The intent's name, such as <c>log</c> or <c>remind</c>.</summary>
    public string Intent { get; } = intent;

    /// <summary>A slot of our own: of tickets only those that nobody has taken.</summary>
    public const string Unclaimed = "_unclaimed";

    /// <summary>A slot of our own: of tickets those in one state, in the contract's word for it (<c>wait_customer</c>).</summary>
    public const string InState = "_state";

    /// <summary>
    /// A slot of our own: of deals those without a day of signing (<c>undated</c>), or whose day is over (<c>overdue</c>).
    /// </summary>
    public const string Bucket = "_bucket";

    /// <summary>A slot of our own: of what was signed, that the amount is for each <c>month</c> or <c>quarter</c>.</summary>
    public const string Per = "_per";

    /// <summary>A slot of our own: of a figure by colleague those who have none.</summary>
    public const string Idle = "_idle";

    /// <summary>
    /// A slot of our own: how somebody at the customer is reached, a list of <c>{who, title, phone, email, wechat, instead}</c>;
    /// <c>only</c> in the first says that nothing else is told.
    /// </summary>
    public const string Reach = "_reach";

    /// <summary>
    /// A slot of our own: when people at the customer have their birthdays, a list of <c>{who, month, day, year, lunar, leap}</c>, or
    /// <c>{who, gone}</c> where one is to be
    /// forgotten; <c>only</c> in the first says that nothing else is told.
    /// </summary>
    public const string Birthday = "_birthday";

    /// <summary>
    /// A slot of our own: of a reminder that is changed, when it is due, a day or a moment, where that says which one is meant.
    /// </summary>
    public const string DueOf = "_due";

    /// <summary>A slot of our own: of a ticket that is not numbered, the words for what it is about (<c>printer</c>).</summary>
    public const string Described = "_described";

    /// <summary>A slot of our own: of a ticket, that its customer has heard from us.</summary>
    public const string Answered = "_answered";

    /// <summary>A slot of our own: of a ticket that is closed, that it was none (a duplicate, spam, opened by mistake).</summary>
    public const string Void = "_void";

    /// <summary>A slot of our own: of a ticket, that what was asked for it is approved (<c>yes</c>) or not (<c>no</c>).</summary>
    public const string Approves = "_approves";

    /// <summary>
    /// A slot of our own: what a figure is by, where the contract has no word for it: <c>team</c>, <c>rival</c>, <c>customer</c>.
    /// </summary>
    public const string By = "_by";

    /// <summary>A slot of our own: the values of <see cref="By"/> that are asked about.</summary>
    public const string Only = "_only";

    /// <summary>A slot of our own: of what was signed only one kind (<c>renewal</c>, <c>first</c>).</summary>
    public const string OfKind = "_kind";

    /// <summary>A slot of our own: of first contacts how many were in time and how long they took, instead of who still waits.</summary>
    public const string Rate = "_rate";

    /// <summary>A slot of our own: of small talk that somebody says thanks.</summary>
    public const string Thanks = "_thanks";

    /// <summary>A slot of our own: of contracts those that end before long.</summary>
    public const string Soon = "_soon";

    /// <summary>A slot of our own: a block of a digest the contract has no word for.</summary>
    public const string Block = "_block";

    /// <summary>A slot of our own: why a customer goes to somebody, as typed.</summary>
    public const string Why = "_why";

    /// <summary>A slot of our own: of a list that it was wanted as a file.</summary>
    public const string Export = "_export";

    /// <summary>A slot of our own: of a scope all but these, each given by its properties or its customer.</summary>
    public const string But = "_but";

    /// <summary>A slot of our own: whose a goal is, where a message sets several; a colleague, a team, or <c>me</c>.</summary>
    public const string Whose = "_whose";

    /// <summary>
    /// A slot of our own: of a campaign, the grade of the customers it goes to, which is none of the contract's groups; of the pool, the
    /// grade that is asked for.
    /// </summary>
    public const string OfGrade = "_grade";

    /// <summary>A slot of our own: a rule of the company that the contract has no name for.</summary>
    public const string OwnRule = "_rule";

    /// <summary>A slot of our own: of customers those who bought and have not heard from us for some time.</summary>
    public const string Fading = "_fading";

    /// <summary>
    /// A slot of our own: what a list is sorted by; <c>silent</c> puts those first whom nobody has talked to for longest.
    /// </summary>
    public const string Order = "_order";

    /// <summary>A slot of our own: of deals those in one currency, whatever the amount.</summary>
    public const string Currency = "_currency";

    /// <summary>A slot of our own: of a list the words by which it cannot be narrowed, as typed.</summary>
    public const string Dropped = "_dropped";

    /// <summary>
    /// A slot of our own: of a sentence that cannot be done, what it asks for and nobody here keeps (<c>contest</c>, <c>churn</c>).
    /// </summary>
    public const string Absent = "_absent";

    /// <summary>A slot of our own: the contact beside which facts of a deal were told and nothing else, as the <c>log</c> it is.</summary>
    public const string Beside = "_beside";

    /// <summary>
    /// A slot of our own: what was said beside the matter (<c>joke</c>, <c>payment</c>), or which of the company's settings is asked for
    /// (<c>rights</c>, <c>rules</c>).
    /// </summary>
    public const string Aside = "_aside";

    /// <summary>A slot of our own: of somebody's work that is handed over, the day ahead on which they leave.</summary>
    public const string Starts = "_starts";

    /// <summary>
    /// A slot of our own: of a new ticket, the number of the one that is open for the same customer and of the same kind.
    /// </summary>
    public const string Like = "_like";

    /// <summary>
    /// A slot of our own: of a rule for tickets, that it says how soon they are solved and not how soon they are answered.
    /// </summary>
    public const string Solves = "_solves";

    /// <summary>
    /// A slot of our own: nothing but the form of a question speaks for the knowledge base, so that what it cannot answer was not
    /// understood.
    /// </summary>
    public const string Guessed = "_guessed";

    /// <summary>A slot of our own: of an open preview, the one slot that its last correction put right.</summary>
    public const string PutRight = "_put_right";

    /// <summary>A slot of our own: of an amount, that it was said as a plain number (签了！150), in the unit the deal is spoken of.</summary>
    public const string Plain = "_plain";

    /// <summary>A slot of our own: of something to be finished, moved or taken back, the word it was called by (会, 拜访, 吃饭).</summary>
    public const string What = "_what";

    /// <summary>A slot of our own: of a deal told as signed that is not, the stage it goes back to, or <c>open</c>.</summary>
    public const string BackTo = "_back_to";

    /// <summary>A slot of our own: that it tells by what a deal was won which was signed before, and signs nothing.</summary>
    public const string WonBefore = "_won_before";

    /// <summary>
    /// A slot of our own: the moment of a reminder that was said as a span from now (半小时后) and not as a clock, or that a patch sets so.
    /// It holds for <c>at</c> as long as that is the same moment.
    /// </summary>
    public const string AfterSpan = "_after_span";

    /// <summary>The slots by name, without the intent.</summary>
    public JsonObject Slots { get; } = slots;

    public Frame(string intent)
        : this(intent, [])
    {
    }

    /// <summary>The slot's text, or null when it is absent or not text. A list's only element counts as its text.</summary>
    public string? Text(string slot) => Slots[slot] switch
    {
        JsonValue value => AsText(value),
        JsonArray { Count: 1 } list when list[0] is JsonValue only => AsText(only),
        _ => null,
    };

    public bool Has(string slot) => Slots.ContainsKey(slot);

    /// <summary>True when the slot's text, or one element of its list, is exactly <paramref name="value"/>.</summary>
    public bool Is(string slot, string value) => Texts(slot).Contains(value, StringComparer.Ordinal);

    /// <summary>The slot as a list of texts; a single value gives a list of one.</summary>
    public IReadOnlyList<string> Texts(string slot) => Slots[slot] switch
    {
        JsonValue value => [AsText(value)],
        JsonArray list => [.. list.OfType<JsonValue>().Select(AsText)],
        _ => [],
    };

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1720", Justification = "JSON's own word for such a value.")]
    public JsonObject? Object(string slot) => Slots[slot] as JsonObject;

    public IReadOnlyList<JsonObject> Objects(string slot) => Slots[slot] switch
    {
        JsonObject one => [one],
        JsonArray list => [.. list.OfType<JsonObject>()],
        _ => [],
    };

    /// <summary>Codes of what must be asked (contract 7).</summary>
    public IReadOnlyList<string> Ask => Texts("ask");

    /// <summary>True when the intent changes something once it is carried out.</summary>
    public bool IsWrite => WriteRules.IsWrite(this);

    /// <summary>Those codes of <see cref="Ask"/> without whose answer a write may not be stored.</summary>
    public IEnumerable<string> BlockingAsk => Ask.Where(WriteRules.Blocks);

    /// <summary>True for a write that waits for an answer before it may be stored (contract 3.2).</summary>
    public bool IsWithheld => IsWrite && BlockingAsk.Any();

    /// <summary>True when a click is needed because the change is bulk or hard to undo.</summary>
    public bool NeedsConfirm => Is("confirm", "true");

    /// <exception cref="FormatException">The object has no text <c>i</c>.</exception>
    public static Frame FromJson(JsonObject json)
    {
        if (json["i"] is not JsonValue name || name.GetValueKind() != JsonValueKind.String)
            throw new FormatException("A frame needs a text \"i\" that names its intent.");

        var slots = (JsonObject)json.DeepClone();
        slots.Remove("i");
        return new Frame(name.GetValue<string>(), slots);
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["i"] = Intent };
        foreach (var (slot, value) in Slots) json[slot] = value?.DeepClone();
        return json;
    }

    /// <summary>As <see cref="ToJson"/>, without the slots of our own, which the contract does not know.</summary>
    public JsonObject ToContract()
    {
        var json = ToJson();
        foreach (var own in json.Where(static slot => slot.Key[0] == '_').Select(static slot => slot.Key).ToList()) json.Remove(own);
        return json;
    }

    /// <summary>A copy of this frame with one slot set.</summary>
    public Frame With(string slot, JsonNode value)
    {
        var copy = (JsonObject)Slots.DeepClone();
        copy[slot] = value;
        return new Frame(Intent, copy);
    }

    /// <summary>A copy of this frame without one slot.</summary>
    public Frame Without(string slot)
    {
        var copy = (JsonObject)Slots.DeepClone();
        copy.Remove(slot);
        return new Frame(Intent, copy);
    }

    public override string ToString() => ToJson().ToJsonString(JsonText.Readable);

    private static string AsText(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
