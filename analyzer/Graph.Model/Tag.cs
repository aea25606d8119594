namespace Graph.Model;

/// <summary>One tag of a resource. Key and value are the account's own text: hostile, never markup or code.</summary>
/// <param name="ResourceId">the id or ARN of the tagged resource.</param>
public sealed record Tag(string ResourceId, string Key, string Value);
