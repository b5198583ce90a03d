using CrmBot.Features.Reading;

namespace CrmBot.Features.Customers;

/// <summary>People are often named with their post in front: 采购陈芳, 财务总监李红, buyer Tom Reed. Behind it stands the contact they are.</summary>
internal static class PostBeforeName
{
    private const int ShortestName = 2;

    private static readonly string[] Posts =
    [
        "采购", "财务", "技术", "工艺", "设备", "生产", "质量", "品质", "质检", "仓库", "物流", "销售", "市场", "运营", "法务", "行政", "人事", "信息", "研发", "使用", "项目",
        "副总经理", "总经理", "副总", "厂长", "经理", "主管", "总监", "老板", "董事长", "总工程师", "工程师", "主任", "科长", "部长", "处长", "组长", "店长", "院长", "校长", "秘书", "助理",
        "部门", "负责人", "部",
        "purchasing", "procurement", "buyer", "finance", "technical", "operations", "production", "quality", "plant", "general", "manager",
        "director", "engineer", "head", "lead", "ceo", "cfo", "cto", "coo",
    ];

    /// <summary>The one contact whose full name stands behind a post; null when there is none, or several.</summary>
    public static Contact? Find(IReadOnlyList<Contact> contacts, string who)
    {
        var said = FoldedName.Of(who);
        return contacts.Where(contact => IsBehind(said, contact)).Take(2).ToList() is [var only] ? only : null;
    }

    private static bool IsBehind(string said, Contact contact)
    {
        var name = FoldedName.Of(contact.Name);
        if (name.Length < ShortestName || said.Length <= name.Length || !said.EndsWith(name, StringComparison.Ordinal)) return false;
        var post = said[..^name.Length];
        return (contact.Title is { } title && FoldedName.Of(title).Contains(post, StringComparison.Ordinal)) || IsPost(post);
    }

    private static bool IsPost(string post) =>
        post.Length == 0 || Posts.Any(known => post.StartsWith(known, StringComparison.Ordinal) && IsPost(post[known.Length..]));
}
