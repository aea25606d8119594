using System.Text.Json;
using Graph.Engine.Answers;

namespace Graph.Reports.Formats;

/// <summary>Groups of endpoints as every JSON format writes them.</summary>
public static class EndpointsJson
{
    public static void Write(Utf8JsonWriter json, string name, EndpointGroup group)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject(name);
        switch (group)
        {
            case EndpointGroup.Interfaces interfaces:
                ThreatsJson.WriteAll(json, "interfaces", interfaces.Ids, json.WriteStringValue);
                break;
            case EndpointGroup.Internet internet:
                json.WriteString("internet", internet.Addresses.ToString());
                break;
            case EndpointGroup.OnPremises onPremises:
                json.WriteString("onPremises", onPremises.Addresses.ToString());
                json.WriteString("entry", onPremises.Entry);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(group), group, "no group");
        }

        json.WriteEndObject();
    }
}
