using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Forms;

/// <summary>All forms by name. Two that claim one name stop the start.</summary>
internal sealed class FormList(IEnumerable<IForm> forms)
{
    private readonly Dictionary<string, IForm> forms = Routes.Index("form", forms.Select(form => (form.Name, form)));

    public IForm? Find(string name) => forms.GetValueOrDefault(name);
}
