using System.Text.Json.Nodes;
using CrmBot.Language.Numbers;

namespace CrmBot.Language.Intents;

/// <summary>A frame being put together. Empty values leave their slot out.</summary>
internal sealed class FrameDraft(string intent)
{
    private List<string>? _ask;
    private List<string>? _sketched;

    private JsonObject Slots => field ??= [];

    public string Intent { get; } = intent;

    /// <summary>A draft that only remembers which slots were set: for asking what a text would say.</summary>
    public static FrameDraft Sketch(string intent) => new(intent) { _sketched = [] };

    public bool Has(string slot) => _sketched is null ? Slots.ContainsKey(slot) : _sketched.Contains(slot);

    public bool Is(string slot, string value) => Slots[slot] is JsonValue text && text.TryGetValue<string>(out var found) && found == value;

    /// <summary>Moves a value to a slot of another name.</summary>
    public FrameDraft Rename(string slot, string name)
    {
        if (Slots[slot] is not { } value) return this;
        Slots.Remove(slot);
        Slots[name] = value;
        return this;
    }

    /// <summary>The text of a slot set before, or null.</summary>
    public string? Text(string slot) => Slots[slot] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Who takes over, where somebody is replaced.</summary>
    public string? Newcomer => (Slots["replace"] as JsonObject)?["new"]?.GetValue<string>();

    public bool Asks(string code) => _ask is not null && _ask.Contains(code);

    public bool HasContent(params ReadOnlySpan<string> slots)
    {
        foreach (var slot in slots)
        {
            if (Has(slot)) return true;
        }

        return false;
    }

    public FrameDraft Set(string slot, string? value)
    {
        if (string.IsNullOrEmpty(value)) return this;
        if (_sketched is null) Slots[slot] = value;
        else _sketched.Add(slot);
        return this;
    }

    public FrameDraft Set(string slot, JsonNode? value)
    {
        if (value is null) return this;
        if (_sketched is null) Slots[slot] = value;
        else _sketched.Add(slot);
        return this;
    }

    public FrameDraft SetList(string slot, IEnumerable<string> values)
    {
        JsonArray? list = null;
        foreach (var value in values)
        {
            if (value.Length > 0 && !(list is not null && Holds(list, value))) (list ??= []).Add((JsonNode)value);
        }

        return Set(slot, list);
    }

    public FrameDraft SetObjects(string slot, List<JsonObject> values) => values.Count == 0 ? this : Set(slot, new JsonArray([.. values]));

    public FrameDraft SetTrue(string slot) => Set(slot, JsonValue.Create(true));

    public FrameDraft SetNumber(string slot, decimal value) =>
        Set(slot,
            decimal.Truncate(value) == value && Math.Abs(value) < int.MaxValue ? JsonValue.Create((int)value) : JsonValue.Create(value));

    public FrameDraft SetMoney(string slot, Money? money, string defaultCurrency)
    {
        if (money is null) return this;
        if (_sketched is null) Slots[slot] = MoneyForm.Of(money.OrIn(defaultCurrency));
        else _sketched.Add(slot);
        return this;
    }

    public FrameDraft Ask(string code)
    {
        _ask ??= [];
        if (!_ask.Contains(code)) _ask.Add(code);
        return this;
    }

    /// <summary>The slots so far, asked codes included: <c>which</c> and <c>same</c> stand alone.</summary>
    public Frame Build()
    {
        if (_ask is not null) SetList("ask", _ask.Contains("same") ? ["same"] : _ask.Contains("which") ? ["which"] : _ask);
        return new Frame(Intent, Slots);
    }

    private static bool Holds(JsonArray list, string value)
    {
        foreach (var item in list)
        {
            if (item is JsonValue known && known.TryGetValue<string>(out var text) && text == value) return true;
        }

        return false;
    }
}
