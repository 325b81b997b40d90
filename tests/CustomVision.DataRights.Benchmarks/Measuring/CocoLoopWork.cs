using System.Buffers.Binary;
using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>
/// The other side of a conversion: a plain loop that reads the list of images, and of each labelled image the size in the header of its
/// file (the service states another where it enlarged the image), and writes one COCO file. It reads PNG alone, the emulator's format.
/// </summary>
internal static class CocoLoopWork
{
    public static async Task<Measurement> RunAsync(string archive, string folder)
    {
        Directory.CreateDirectory(folder);
        await WarmUp.RunAsync(round =>
        {
            Convert(archive, Path.Combine(folder, $"warm-up-{round}.json"));
            return Task.CompletedTask;
        });
        var meter = new Meter();
        var images = Convert(archive, Path.Combine(folder, "annotations.json"));
        return meter.Read() with { Downloads = images, End = "Converted" };
    }

    private static long Convert(string archive, string file)
    {
        var list = Directory
            .EnumerateFiles(Path.Combine(archive, "data", "projects"), "images.jsonl", SearchOption.AllDirectories)
            .First(path => !path.Contains("iterations", StringComparison.Ordinal));
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        var annotations = new List<(long Image, int Class, int Width, int Height)>();
        using var stream = File.Create(file);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteStartArray("images");
        var (number, written) = (0L, 0L);
        foreach (var line in File.ReadLines(list))
        {
            using var image = JsonDocument.Parse(line);
            number++;
            if (
                !image.RootElement.TryGetProperty("tags", out var tags)
                || tags.ValueKind != JsonValueKind.Array
                || tags.GetArrayLength() == 0
            )
            {
                continue; // not labelled, so not in the conversion's file either
            }

            written++;
            var (width, height) = SizeOf(Path.Combine(Path.GetDirectoryName(list)!, image.RootElement.GetProperty("file").GetString()!));
            json.WriteStartObject();
            json.WriteNumber("id", number);
            json.WriteString("file_name", image.RootElement.GetProperty("file").GetString());
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
            json.WriteEndObject();
            foreach (var tag in tags.EnumerateArray())
            {
                var name = tag.GetProperty("tagName").GetString()!;
                classes.TryAdd(name, classes.Count + 1);
                annotations.Add((number, classes[name], width, height));
            }
        }

        json.WriteEndArray();
        WriteAnnotations(json, annotations);
        json.WriteStartArray("categories");
        foreach (var (name, id) in classes)
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("name", name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return written;
    }

    // PNG, section 11.2.2: the image header chunk comes first.
    private static (int Width, int Height) SizeOf(string file)
    {
        Span<byte> head = stackalloc byte[24];
        using var picture = File.OpenHandle(file);
        return RandomAccess.Read(picture, head, 0) == head.Length
            ? (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
            : default;
    }

    private static void WriteAnnotations(Utf8JsonWriter json, List<(long Image, int Class, int Width, int Height)> annotations)
    {
        json.WriteStartArray("annotations");
        var number = 0L;
        foreach (var (image, kind, width, height) in annotations)
        {
            number++;
            json.WriteStartObject();
            json.WriteNumber("id", number);
            json.WriteNumber("image_id", image);
            json.WriteNumber("category_id", kind);
            json.WriteStartArray("bbox");
            json.WriteNumberValue(0);
            json.WriteNumberValue(0);
            json.WriteNumberValue(width);
            json.WriteNumberValue(height);
            json.WriteEndArray();
            json.WriteNumber("area", (long)width * height);
            json.WriteNumber("iscrowd", 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
