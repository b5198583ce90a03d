namespace CrmBot.Tests.TestApp;

/// <summary>Directory ids of the demo company's colleagues.</summary>
public static class DemoPeople
{
    public const string LinTao = "demo-lintao";
    public const string WangLei = "demo-wanglei";
    public const string TeamLead = "demo-zhangguoqiang";
    public const string Lily = "demo-lily";
    public const string Agent = "demo-lina";
    public const string Manager = "demo-zhangli";
    public const string Director = "demo-zhouzhou";
    public const string Admin = "demo-wuman";

    /// <summary>Reps, each with a customer of their own.</summary>
    public static IReadOnlyDictionary<string, string> RepsWithCustomer { get; } = new Dictionary<string, string>
    {
        [LinTao] = "恒达",
        [WangLei] = "远航物流",
        ["demo-chenhao"] = "鼎新装备",
        [Lily] = "Globex",
    };
}
