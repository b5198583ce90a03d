using CrmBot.Features.Reading;

namespace CrmBot.Features.Customers;

/// <summary>
/// Which of a customer's people a name means: the exact name or form first (李总), then a surname or part of the name that only one has.
/// </summary>
internal static class ContactMatch
{
    /// <summary>Null when none fits, or several do.</summary>
    public static T? Find<T>(IReadOnlyList<T> contacts, Func<T, string> name, Func<T, IReadOnlyList<string>> aka, string who)
        where T : class
    {
        var wanted = FoldedName.Of(who);
        if (wanted.Length == 0) return null;
        var exact = contacts.Where(contact => aka(contact).Append(name(contact)).Any(form => FoldedName.Of(form) == wanted)).ToList();
        if (exact.Count > 0) return exact.Count == 1 ? exact[0] : null;
        var alike = contacts.Where(contact => IsPartOf(wanted, FoldedName.Of(name(contact)))).ToList();
        return alike.Count == 1 ? alike[0] : null;
    }

    /// <summary>王总, 王工 and 小王 are 王强 when there is only one 王.</summary>
    private static bool IsPartOf(string wanted, string name)
    {
        if (name.StartsWith(wanted, StringComparison.Ordinal)) return true;
        var isChinese = wanted[0] > 0x2E7F && name.Length > 0;
        if (!isChinese) return false;
        return wanted[0] is '小' or '老' && wanted.Length == 2
            ? wanted[1] == name[0]
            : wanted.Length <= 4 && wanted[0] == name[0] && IsTitle(wanted[1..]);
    }

    private static bool IsTitle(string rest) =>
        rest is "总" or "工" or "姐" or "哥" or "经理" or "主任" or "老师" or "厂长" or "总监" or "主管" or "老板" or "先生" or "女士" or "店长" or "科长" or "处长"
            or "部长";
}
