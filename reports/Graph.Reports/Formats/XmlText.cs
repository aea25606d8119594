using System.Xml;

namespace Graph.Reports.Formats;

/// <summary>XML documents. Texts must be made visible before: XML 1.0 has no way to write control characters.</summary>
internal static class XmlText
{
    public static XmlWriter Open(TextWriter output)
    {
        // The writer would name the encoding of the text writer, which says nothing about the bytes.
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return XmlWriter.Create(output, new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.None,
            CheckCharacters = true,
            CloseOutput = false,
        });
    }
}
