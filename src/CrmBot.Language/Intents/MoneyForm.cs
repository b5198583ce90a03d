using System.Text.Json.Nodes;
using CrmBot.Language.Numbers;

namespace CrmBot.Language.Intents;

/// <summary>Amounts as frames write them: <c>{"v":n,"cur":"CNY"}</c>, or with <c>min</c> and <c>max</c>.</summary>
internal static class MoneyForm
{
    public static JsonObject Of(Money money)
    {
        var json = new JsonObject();
        Put(json, "v", money.Value);
        Put(json, "min", money.Min);
        Put(json, "max", money.Max);
        json["cur"] = money.Currency;
        if (money.Approx) json["approx"] = true;
        return json;
    }

    private static void Put(JsonObject json, string name, decimal? value)
    {
        if (value is not { } number) return;
        json[name] = decimal.Truncate(number) == number && Math.Abs(number) < long.MaxValue
            ? JsonValue.Create((long)number)
            : JsonValue.Create(number);
    }
}
