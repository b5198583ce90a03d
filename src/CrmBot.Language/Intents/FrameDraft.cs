using System.Text.Json.Nodes;
using CrmBot.Language.Numbers;

namespace CrmBot.Language.Intents;

/// <summary>A frame being put together. Empty values leave their slot out.</summary>
internal sealed class FrameDraft(string intent)
{
    private readonly JsonObject _slots = [];
    private readonly List<string> _ask = [];

    public string Intent { get; } = intent;

    public bool Has(string slot) => _slots.ContainsKey(slot);

    public bool Is(string slot, string value) => _slots[slot] is JsonValue text && text.TryGetValue<string>(out var found) && found == value;

    /// <summary>Moves a value to a slot of another name.</summary>
    public FrameDraft Rename(string slot, string name)
    {
        if (_slots[slot] is not { } value) return this;
        _slots.Remove(slot);
        _slots[name] = value;
        return this;
    }

    /// <summary>The text of a slot set before, or null.</summary>
    public string? Text(string slot) => _slots[slot] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public bool Asks(string code) => _ask.Contains(code);

    public bool HasContent(params string[] slots) => slots.Any(Has);

    public FrameDraft Set(string slot, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _slots[slot] = value;
        return this;
    }

    public FrameDraft Set(string slot, JsonNode? value)
    {
        if (value is not null) _slots[slot] = value;
        return this;
    }

    public FrameDraft SetList(string slot, IEnumerable<string> values)
    {
        var list = new JsonArray([.. values.Where(value => value.Length > 0).Distinct().Select(value => (JsonNode)value)]);
        if (list.Count > 0) _slots[slot] = list;
        return this;
    }

    public FrameDraft SetObjects(string slot, IEnumerable<JsonObject> values)
    {
        var list = new JsonArray([.. values]);
        if (list.Count > 0) _slots[slot] = list;
        return this;
    }

    public FrameDraft SetTrue(string slot) => Set(slot, JsonValue.Create(true));

    public FrameDraft SetNumber(string slot, decimal value) =>
        Set(slot, decimal.Truncate(value) == value && Math.Abs(value) < int.MaxValue ? JsonValue.Create((int)value) : JsonValue.Create(value));

    public FrameDraft SetMoney(string slot, Money? money, string defaultCurrency)
    {
        if (money is not null) _slots[slot] = MoneyForm.Of(money.OrIn(defaultCurrency));
        return this;
    }

    public FrameDraft Ask(string code)
    {
        if (!_ask.Contains(code)) _ask.Add(code);
        return this;
    }

    /// <summary>The slots so far, asked codes included: <c>which</c> and <c>same</c> stand alone.</summary>
    public Frame Build()
    {
        IEnumerable<string> ask = _ask.Contains("same") ? ["same"] : _ask.Contains("which") ? ["which"] : _ask;
        SetList("ask", ask);
        return new Frame(Intent, _slots);
    }
}
