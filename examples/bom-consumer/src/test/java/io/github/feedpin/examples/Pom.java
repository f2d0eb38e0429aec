package io.github.feedpin.examples;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Raw {@code pom.xml}, without inheritance. */
record Pom(Path folder, Document document) {

    static Pom in(Path folder) {
        return read(folder, "pom.xml");
    }

    /** Returns the published form, which the build of the module generates. */
    Pom flattened() {
        return read(folder, "target/.flattened-pom.xml");
    }

    /** Returns all XML snippets of a README as one document. */
    static Pom ofSnippets(Path readme) {
        try {
            String xml = Pattern.compile("(?ms)^```xml$(.*?)^```$")
                    .matcher(Files.readString(readme))
                    .results()
                    .map(snippet -> snippet.group(1))
                    .collect(Collectors.joining("", "<readme>", "</readme>"));
            return parse(readme, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("No readable XML in " + readme, e);
        }
    }

    private static Pom read(Path folder, String file) {
        try (InputStream xml = Files.newInputStream(folder.resolve(file))) {
            return parse(folder, xml);
        } catch (Exception e) {
            throw new AssertionError("No readable " + file + " in " + folder, e);
        }
    }

    private static Pom parse(Path from, InputStream xml) throws Exception {
        return new Pom(
                from,
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(xml));
    }

    String artifactId() {
        return texts("/project/artifactId").get(0);
    }

    boolean isPom() {
        return texts("/project/packaging").contains("pom");
    }

    boolean isPublished() {
        return !texts("/project/properties/maven.deploy.skip").contains("true");
    }

    /** Returns the text of each element at {@code path}. */
    List<String> texts(String path) {
        try {
            NodeList found = (NodeList)
                    XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent().strip())
                    .toList();
        } catch (Exception e) {
            throw new AssertionError("Not an XPath: " + path, e);
        }
    }
}
