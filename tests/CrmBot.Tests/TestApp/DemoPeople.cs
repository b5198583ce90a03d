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

    public static IReadOnlyList<string> Reps { get; } = [LinTao, WangLei, "demo-chenhao", Lily];
}
