namespace CrmBot.Features.Customers;

/// <summary>A button that a feature puts on the customer's card; its verb gets the customer as the action's record.</summary>
/// <param name="Verb">The card verb that answers it.</param>
/// <param name="TitleKey">Key of the word files.</param>
/// <param name="Order">Place from the left.</param>
public sealed record CustomerButton(string Verb, string TitleKey, int Order);
