package io.github.feedpin.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonProxyHostsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*; open.feishu.cn; true",
                "feishu.cn; open.feishu.cn; true",
                ".feishu.cn; open.feishu.cn; true",
                "*.feishu.cn; open.feishu.cn; true",
                ".feishu.cn; feishu.cn; true",
                "FEISHU.CN.; open.feishu.cn; true",
                "a,b  feishu.cn; open.feishu.cn; true",
                "feishu.cn:443; open.feishu.cn; true",
                "feishu.cn:8443; open.feishu.cn; false",
                "ishu.cn; open.feishu.cn; false",
                "feishu; open.feishu.cn; false",
                "open.feishu.cn.evil.com; open.feishu.cn; false",
                "10.1.2.3; 10.1.2.3; true",
                "10.1.2.3:443; 10.1.2.3; true",
                "10.1.2.3; 110.1.2.3; false",
                "2.3; 10.1.2.3; false",
                "10.1.0.0/16; 10.1.2.3; true",
                "10.1.0.0/16; 10.2.2.3; false",
                "0.0.0.0/0; 10.1.2.3; true",
                "10.1.0.0/16; ten.example.com; false",
                "10.1.*; 10.1.2.3; true",
                "2001:db8::1; 2001:db8:0::1; true",
                "[2001:db8::1]; 2001:db8::1; true",
                "[2001:db8::1]:443; 2001:db8::1; true",
                "[2001:db8::1]:80; 2001:db8::1; false",
                "2001:db8::/32; 2001:db8:1::5; true",
                "2001:db8::/32; 2001:db9::5; false",
                "::/0; 10.1.2.3; false",
            })
    void whenAVariableListsTheHostItIsContained(String list, String host, boolean contained) {
        assertThat(NonProxyHosts.ofVariable(list).contain(host, 443)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*.feishu.cn|localhost; open.feishu.cn; true",
                "*.feishu.cn; feishu.cn; false",
                "feishu.cn; open.feishu.cn; false",
                "open.*; open.feishu.cn; true",
                "10.1.*; 10.1.2.3; true",
                "[2001:db8::1]; 2001:db8::1; true",
                "*; open.feishu.cn; true",
                "a.c; abc; false",
            })
    void whenAPropertyListsTheHostItIsContained(String list, String host, boolean contained) {
        assertThat(NonProxyHosts.ofProperty(list).contain(host, 443)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "host/8", "::1/129", "http://host/", "host:99999"})
    void whenAnEntryIsMalformedTheListIsRejected(String list) {
        assertThatThrownBy(() -> NonProxyHosts.ofVariable(list)).isInstanceOf(IllegalArgumentException.class);
    }
}
