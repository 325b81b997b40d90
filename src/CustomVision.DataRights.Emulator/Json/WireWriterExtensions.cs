using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Json;

/// <summary>Writes the members that the service's JSON objects share (NOTES 4.3).</summary>
internal static class WireWriterExtensions
{
    public static void WriteFloat(this Utf8JsonWriter json, string name, float value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(WireNumber.Text(value), skipInputValidation: true);
    }

    public static void WriteDouble(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(WireNumber.Text(value), skipInputValidation: true);
    }

    /// <summary>Writes the time format of images and of their tags and regions: without <c>Z</c>.</summary>
    public static void WriteImageTime(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, WireTime.ImageText(time));

    /// <summary>Writes the time format of projects, iterations and predictions: milliseconds and <c>Z</c>.</summary>
    public static void WriteProjectTime(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, WireTime.ProjectText(time));

    public static void WriteId(this Utf8JsonWriter json, string name, Guid? id)
    {
        if (id is { } value)
        {
            json.WriteString(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteArray<T>(this Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WritePropertyName(name);
        json.WriteArray(items, write);
    }

    public static void WriteBoxMembers(this Utf8JsonWriter json, Box box)
    {
        json.WriteFloat("left", box.Left);
        json.WriteFloat("top", box.Top);
        json.WriteFloat("width", box.Width);
        json.WriteFloat("height", box.Height);
    }

    public static void WriteMap(this Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
